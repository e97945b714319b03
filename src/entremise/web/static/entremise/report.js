// Sending a report: a file that is too large is told before it is sent, and that one has to wait while it is read.
(() => {
  "use strict";
  const form = document.querySelector("form[data-report]");
  if (!form) return;
  const file = form.querySelector("input[type=file]");
  const large = () => file && file.files.length > 0 && file.files[0].size > Number(file.dataset.limit);
  const tell = () => {
    const at = document.getElementById("file-large");
    if (at) at.textContent = large() ? at.dataset.says : "";
  };
  if (file) file.addEventListener("change", tell);
  form.addEventListener("submit", (event) => {
    if (large()) {
      event.preventDefault();
      tell();
      file.focus();
      return;
    }
    const at = form.querySelector("[data-reads]");
    if (at) at.textContent = at.dataset.reads;
    // Not in the same breath: a button that is disabled while it sends takes its form with it in some browsers.
    setTimeout(() => { for (const one of form.querySelectorAll("button")) one.disabled = true; }, 0);
  });
  // A page that comes back from the browser's memory can be sent again.
  addEventListener("pageshow", () => { for (const one of form.querySelectorAll("button")) one.disabled = false; });
})();
