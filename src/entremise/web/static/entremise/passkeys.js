// Passkeys: asks the server what to sign, the device to sign it, and sends the answer with the form that it stands in.
// Nothing is kept here. Where the browser can't, the form stays hidden, and the page says so.
(() => {
  "use strict";

  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (one) => one.charCodeAt(0));
  const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  const named = (list) => (list || []).map((one) => ({ ...one, id: bytes(one.id) }));

  // What the server asks is JSON; the browser wants bytes where bytes are meant.
  function asked(options) {
    const found = { ...options, challenge: bytes(options.challenge) };
    if (options.user) found.user = { ...options.user, id: bytes(options.user.id) };
    if (options.excludeCredentials) found.excludeCredentials = named(options.excludeCredentials);
    if (options.allowCredentials) found.allowCredentials = named(options.allowCredentials);
    return found;
  }

  function answered(credential) {
    const response = {};
    for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
      if (credential.response[name]) response[name] = text(credential.response[name]);
    }
    return { id: credential.id, rawId: text(credential.rawId), type: credential.type, response };
  }

  async function send(event) {
    event.preventDefault();
    const form = event.currentTarget;
    const says = form.querySelector("[data-says]");
    const button = form.querySelector("button[type=submit]");
    says.textContent = "";
    button.disabled = true;
    try {
      const reply = await fetch(form.dataset.ask, { method: "POST", body: new FormData(form), redirect: "error" });
      if (reply.status === 422) throw new Refusal(await reply.text());
      if (!reply.ok) throw new Error(String(reply.status));
      const publicKey = asked(await reply.json());
      const made = form.dataset.passkey === "make"
        ? await navigator.credentials.create({ publicKey })
        : await navigator.credentials.get({ publicKey });
      form.elements.answer.value = JSON.stringify(answered(made));
      form.submit();
    } catch (error) {
      says.textContent = error instanceof Refusal ? error.message : form.dataset.failed;
      button.disabled = false;
    }
  }

  class Refusal extends Error {}

  document.addEventListener("DOMContentLoaded", () => {
    if (!window.PublicKeyCredential || !navigator.credentials) return;
    for (const form of document.querySelectorAll("form[data-passkey]")) {
      form.addEventListener("submit", send);
      form.hidden = false;
    }
    for (const said of document.querySelectorAll("[data-without]")) said.hidden = true;
  });
})();
