// A button that copies what stands in a field, where the browser allows it; the field can always be marked by hand.
(() => {
  "use strict";
  const marks = (event) => event.currentTarget.select();

  document.addEventListener("DOMContentLoaded", () => {
    for (const button of document.querySelectorAll("[data-copy]")) {
      const field = document.getElementById(button.dataset.copy);
      field.addEventListener("focus", marks);
      if (!navigator.clipboard) continue;
      button.hidden = false;
      button.addEventListener("click", async () => {
        try {
          await navigator.clipboard.writeText(field.value);
          button.textContent = button.dataset.copied;
        } catch {
          field.focus();
        }
      });
    }
  });
})();
