// The reading desk by keyboard: keys act on the candidate that has the focus, and nowhere else. What is pressed is sent
// in the order in which it was pressed; the page then fetches itself, as it does when somebody else has decided.
(() => {
  "use strict";
  const desk = () => document.getElementById("desk");
  const page = () => document.getElementById("page");
  const candidates = () => [...document.querySelectorAll("#desk .candidate")];
  const open = (one) => one.classList.contains("is-open") && !one.classList.contains("is-pending");
  const within = (node) => node instanceof Element ? node.closest("#desk .candidate") : null;
  let byKey = false;
  let last = "";
  let waiting = 0;
  let turn = Promise.resolve();

  function tell(said, done) {
    const at = document.getElementById(done ? "said" : "line");
    if (!at) return;
    at.textContent = said;
    if (done) return;
    at.dataset.state = "failed";
    setTimeout(() => { if (at.textContent === said) { at.textContent = ""; at.dataset.state = ""; } }, 10000);
  }

  // ---- sending what was pressed
  async function send(form, sent) {
    let answer;
    try {
      answer = await fetch(form.action, { method: "POST", body: sent, headers: { Accept: "application/json" }, redirect: "manual" });
    } catch {
      const line = document.getElementById("line");
      tell(line ? line.dataset.unsent : "", false);
      return;
    }
    if ((answer.headers.get("content-type") || "").startsWith("application/json")) {
      const came = await answer.json();
      tell(came.said, came.done);
      return;
    }
    // Too often in a minute, or a form that is too old: said in a sentence. Signed out: the page itself says so.
    const plain = answer.type === "opaqueredirect" ? null : new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("main.plain p");
    if (plain) tell(plain.textContent, false);
    else location.reload();
  }

  function press(name, value, one) {
    const form = desk();
    if (!form || (one && one.classList.contains("is-pending"))) return;
    const sent = new URLSearchParams(new FormData(form));
    sent.append(name, value);
    if (one) one.classList.add("is-pending");
    if (name === "accept" || name === "refuse") last = value;
    waiting += 1;
    turn = turn.then(() => send(form, sent)).then(() => {
      waiting -= 1;
      if (waiting) return;
      for (const other of candidates()) other.classList.remove("is-pending");
      htmx.trigger(page(), "moved");
    });
    if (!one) return;
    // Who goes by keyboard goes on; under a pointer nothing moves.
    const on = byKey && name !== "undo" ? next(one) : null;
    (on || one).focus({ preventScroll: !on });
  }

  document.addEventListener("submit", (event) => {
    const button = event.submitter;
    // A page that doesn't fetch itself sends its form in the plain way.
    if (event.target !== desk() || !button || !button.name || !page().hasAttribute("hx-get")) return;
    event.preventDefault();
    press(button.name, button.value, within(button));
  });

  // ---- going from one to the next
  function next(from) {
    const all = candidates();
    const at = all.indexOf(from);
    return [...all.slice(at + 1), ...all.slice(0, Math.max(at, 0))].find(open) || null;
  }

  function step(from, by) {
    const all = candidates();
    const to = all[all.indexOf(from) + by];
    if (to) to.focus();
  }

  function help() {
    const list = document.getElementById("keys");
    if (list && !list.open) list.showModal();
  }

  const acts = {
    j: (one) => step(one, 1),
    ArrowDown: (one) => step(one, 1),
    k: (one) => step(one, -1),
    ArrowUp: (one) => step(one, -1),
    n: (one) => { const to = next(one), way = document.getElementById("next"); if (to) to.focus(); else if (way) location.assign(way.href); },
    a: (one) => { const button = one.querySelector("[name=accept]"); if (button) press("accept", button.value, one); },
    r: (one) => { const button = one.querySelector("[name=refuse]"); if (button) press("refuse", button.value, one); },
    c: (one) => { const way = one.querySelector("a.correct"); if (way) way.click(); },
    u: (one) => {
      const button = one.querySelector("[name=undo]");
      if (button) press("undo", button.value, one);
      else if (last) { press("undo", last, null); const back = document.getElementById(`c-${last}`); last = ""; if (back) back.focus(); }
    },
    "?": help,
  };

  document.addEventListener("keydown", (event) => {
    byKey = true;
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
    const one = within(event.target);
    if (!one || event.target.closest("input, textarea, select")) return;
    // On a keyboard of another script a key is known by its place.
    const key = event.key.length > 1 || /[!-~]/.test(event.key) ? event.key : event.code.replace("Key", "").toLowerCase();
    const act = Object.hasOwn(acts, key) ? acts[key] : null;
    if (!act) return;
    event.preventDefault();
    act(one);
  });
  document.addEventListener("pointerdown", () => { byKey = false; });

  // ---- the marks of the candidate that one is at
  function show() {
    const one = within(document.activeElement);
    for (const mark of document.querySelectorAll("#desk mark[data-of]")) mark.classList.toggle("is-here", Boolean(one) && mark.dataset.of === one.id);
  }
  document.addEventListener("focusin", show);
  document.addEventListener("focusout", () => setTimeout(show));
  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-opens=keys]");
    if (opener) { help(); return; }
    const way = event.target.closest("#next");
    const to = way && document.getElementById(decodeURIComponent(new URL(way.href).hash.slice(1)));
    if (to) { event.preventDefault(); to.focus(); return; }
    const mark = event.target.closest("#desk mark[data-of]");
    const one = mark && getSelection().isCollapsed ? document.getElementById(mark.dataset.of) : null;
    if (one) one.focus();
  });

  // Who stood at a candidate that changes, or goes, stays there, or goes to the one after it.
  let stood = null;
  document.addEventListener("htmx:beforeSwap", () => {
    const one = within(document.activeElement);
    stood = one ? candidates().slice(candidates().indexOf(one)).map((other) => other.id) : null;
  });
  document.addEventListener("htmx:afterSwap", () => {
    ready();
    if (stood && !within(document.activeElement)) {
      const to = stood.map((id) => document.getElementById(id)).find(Boolean) || document.getElementById("next");
      if (to) to.focus({ preventScroll: to.id === stood[0] });
    }
    stood = null;
    show();
  });

  // ---- words that are selected in the text
  const place = (node) => (node instanceof Element ? node : node.parentElement)?.closest("#desk [data-start]");
  function offset(text, node, at) {
    const before = document.createRange();
    before.setStart(text, 0);
    before.setEnd(node, at);
    return Number(text.dataset.start) + [...before.toString()].length;
  }
  document.addEventListener("selectionchange", () => {
    const way = document.getElementById("selected");
    if (!way) return;
    const chosen = getSelection();
    const range = chosen.rangeCount && !chosen.isCollapsed ? chosen.getRangeAt(0) : null;
    const first = range && place(range.startContainer);
    if (!first || !chosen.toString().trim()) { way.hidden = true; return; }
    const final = place(range.endContainer);
    const start = offset(first, range.startContainer, range.startOffset);
    const end = final ? offset(final, range.endContainer, range.endOffset) : offset(first, first, first.childNodes.length);
    if (end <= start) { way.hidden = true; return; }
    way.href = `${way.pathname}?start=${start}&end=${end}`;
    way.hidden = false;
  });

  function ready() {
    for (const one of document.querySelectorAll(".needs-script")) one.hidden = false;
  }
  function arrive() {
    const to = within(document.getElementById(decodeURIComponent(location.hash.slice(1))));
    if (to) to.focus();
  }
  document.addEventListener("DOMContentLoaded", () => { ready(); arrive(); });
  addEventListener("hashchange", arrive);
})();
