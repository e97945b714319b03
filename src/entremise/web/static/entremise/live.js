// Keeps a room right without reloading: one stream says that something moved, and the page fetches itself.
// Nothing is ever put into the browser's stores. A hidden page lets its stream go, and looks when it is seen again.
(() => {
  "use strict";
  const PATIENCE = 30000; // the server gives a sign of life each 20 seconds
  let stream = null;
  let watch = 0;
  let broken = false;

  const line = () => document.getElementById("line");
  const page = () => document.getElementById("page");

  function say(what) {
    const at = line();
    if (!at) return;
    const text = what ? at.dataset[what] : "";
    if (at.textContent !== text) at.textContent = text;
    at.dataset.state = what || "";
  }

  // Said for a while, unless there is something else to say by then.
  function tell(what) {
    say(what);
    setTimeout(() => { if (line() && line().dataset.state === what) say(""); }, 6000);
  }

  function heard() {
    clearTimeout(watch);
    watch = setTimeout(lost, PATIENCE);
    if (broken) {
      broken = false;
      tell("mended");
      look();
    }
  }

  function lost() {
    broken = true;
    if (line() && line().dataset.state !== "unsent") say("broken");
    close();
    setTimeout(open, 1500);
  }

  // A room fetches itself; a form, which is being filled in, only hears that there is something new.
  function look() {
    const at = page();
    if (!at) return;
    if (at.hasAttribute("hx-get")) htmx.trigger(at, "moved");
    else if (at.dataset.events && !broken) say("news");
  }

  function close() {
    clearTimeout(watch);
    if (stream) stream.close();
    stream = null;
  }

  function open() {
    const at = page();
    const url = at && at.dataset.events;
    if (!url || document.hidden || stream) return;
    // The page was made before its stream begins: what comes in between is told at once.
    stream = new EventSource(url.replace(/events\/$/, `since/${at.dataset.n}/events/`));
    stream.addEventListener("here", heard);
    stream.addEventListener("beat", heard);
    stream.addEventListener("moved", () => { heard(); look(); });
    stream.addEventListener("ended", shutOut);
    stream.onerror = lost;
  }

  // The session is over: nothing of the room stays in sight but what somebody has typed and not sent. Once they have
  // come back in, in another tab, it can be sent from here; the server knows whether it is still theirs to send.
  function shutOut() {
    close();
    const at = page();
    const typed = at ? [...at.querySelectorAll("form[data-keep]")].filter(changed) : [];
    if (!typed.length) { location.assign("/?ended"); return; }
    for (const name of ["data-events", "hx-get", "hx-trigger"]) at.removeAttribute(name);
    const notice = document.createElement("div");
    const says = document.createElement("p");
    const way = document.createElement("a");
    notice.id = "session-ended";
    notice.className = "wrong";
    notice.tabIndex = -1;
    notice.setAttribute("role", "alert");
    says.textContent = line().dataset.ended;
    way.href = "/";
    way.target = "_blank";
    way.rel = "noopener";
    way.textContent = line().dataset.signIn;
    notice.append(says, way);
    say("");
    for (const one of document.querySelectorAll(".mast")) one.remove();
    document.title = "Entremise";
    at.replaceChildren(notice, ...typed);
    notice.focus();
  }
  document.addEventListener("htmx:beforeOnLoad", (event) => {
    const { status, responseText } = event.detail.xhr, notice = document.getElementById("session-ended");
    // Signed out in this very browser, or another has come in here: it can't be sent from this page any more. That is
    // said where the page told them to send it; what they typed stays, for them to copy.
    if (status === 403 && notice) {
      event.preventDefault();
      const says = new DOMParser().parseFromString(responseText, "text/html").querySelector("main p");
      if (says) notice.querySelector("p").textContent = says.textContent;
      notice.focus();
    }
    if (status !== 401) return;
    event.preventDefault();
    shutOut();
  });

  // Pages that fetch themselves keep no session alive: only people do. Who writes for long sends nothing, and is here.
  const HERE = 300000;
  let wasHere = Date.now();
  const isHere = () => {
    const at = page();
    if (!at || !at.dataset.events || Date.now() - wasHere < HERE) return;
    wasHere = Date.now();
    fetch("/here/", { redirect: "manual" }).catch(() => {});
  };
  for (const sign of ["keydown", "pointerdown"]) addEventListener(sign, isHere, { passive: true });

  document.addEventListener("visibilitychange", () => {
    if (document.hidden) close();
    else { look(); open(); }
  });
  addEventListener("pagehide", close);
  // A page that comes back from the browser's memory may show what has since been closed: it is fetched again.
  // Not reloaded: some browsers would put what had been typed back, and it may be another person's.
  const afresh = () => location.replace(location.pathname + location.search);
  addEventListener("pageshow", (event) => { if (event.persisted) afresh(); });

  document.addEventListener("htmx:sendError", (event) => {
    if (event.detail.requestConfig && event.detail.requestConfig.verb !== "get") say("unsent");
    else lost();
  });
  document.addEventListener("htmx:responseError", (event) => {
    if (event.detail.requestConfig && event.detail.requestConfig.verb !== "get") say("failed");
  });
  // A page that one comes to by a form may be of another part: the style and scripts of that part come with it.
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.requestConfig.verb === "get") return;
    // It was sent after all, by who had been shut out: they go on in a page that is whole.
    if (document.getElementById("session-ended") && event.detail.xhr.status === 200) {
      event.detail.shouldSwap = false;
      location.assign(event.detail.xhr.responseURL);
      return;
    }
    const fresh = new DOMParser().parseFromString(event.detail.xhr.responseText, "text/html");
    for (const one of fresh.head.querySelectorAll('link[rel="stylesheet"], script[src]')) {
      const name = one.hasAttribute("src") ? "src" : "href";
      if (document.head.querySelector(`[${name}="${one.getAttribute(name)}"]`)) continue;
      const added = document.createElement(one.localName);
      for (const given of one.attributes) added.setAttribute(given.name, given.value);
      document.head.append(added);
    }
    // And the style of the part that one leaves goes: it may speak of the same things, and would draw them its own way.
    const styled = fresh.head.querySelector('link[rel="stylesheet"]');
    for (const one of styled ? document.head.querySelectorAll('link[rel="stylesheet"]') : []) {
      if (!fresh.head.querySelector(`[href="${one.getAttribute("href")}"]`)) one.remove();
    }
    // So does the row of rooms, which says in which of them one is.
    const rooms = document.querySelector(".ways"), now = fresh.querySelector(".ways");
    if (rooms && now) rooms.replaceWith(document.adoptNode(now));
  });
  // What comes in above leaves what is being read, or written, where it is.
  let held = null;
  // What is folded away has a place too, and isn't seen there.
  const onScreen = (one) => {
    const top = one.getBoundingClientRect().top;
    return top >= 0 && top < innerHeight && !one.closest("details:not([open])");
  };
  function hold() {
    held = null;
    const at = page();
    if (!at || !scrollY) return;
    const own = at.contains(document.activeElement) && document.activeElement.closest("[id]:not(#page)");
    const one = own && onScreen(own) ? own : [...at.querySelectorAll("[id]")].find(onScreen);
    if (one) held = { id: one.id, top: one.getBoundingClientRect().top };
  }
  function letGo() {
    const one = held && document.getElementById(held.id);
    if (one) scrollBy({ top: one.getBoundingClientRect().top - held.top, behavior: "instant" });
    held = null;
  }
  // An act that was placed leads on to another page; a refused one comes back.
  const placed = ({ xhr, requestConfig, pathInfo }) => requestConfig.verb !== "get" && xhr.status === 200 &&
    new URL(xhr.responseURL).pathname !== new URL(pathInfo.requestPath, location.href).pathname;
  const fetching = (event) => event.detail.requestConfig && event.detail.requestConfig.verb === "get";
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (!fetching(event)) return;
    // What the focus is in stays as it is only where somebody can be typing: a click puts it on the page itself.
    Idiomorph.defaults.ignoreActiveValue = Boolean(document.activeElement?.matches("input, textarea, select"));
    hold();
  });
  document.addEventListener("htmx:afterSwap", (event) => { if (fetching(event)) letGo(); });

  document.addEventListener("htmx:afterSettle", (event) => {
    // What was new stands on the page now.
    if (line() && line().dataset.state === "news") say("");
    const fault = document.querySelector("[data-focus]");
    const at = page();
    if (fault && document.activeElement !== fault) { fault.focus(); fault.removeAttribute("data-focus"); }
    // What was sent brought another page: who goes by keyboard or by ear begins at its top.
    else if (at && !fetching(event) && !at.contains(document.activeElement)) at.focus({ preventScroll: true });
    // Not where it led to a form that is still to be confirmed: nothing may seem done that isn't.
    if (at && at.hasAttribute("hx-get") && !at.querySelector("[data-unconfirmed]") && placed(event.detail)) tell("done");
    if (stream && at && at.dataset.events && new URL(at.dataset.events, location.href).href !== stream.url.replace(/since\/\d+\//, "")) close();
    open();
  });

  // What somebody is filling in, or has unfolded, is theirs until they leave it.
  const kept = (node) => node instanceof Element && node.hasAttribute("data-keep");
  const changed = (node) => [...node.querySelectorAll("textarea, input")].some((one) => one.type !== "hidden" &&
    (one.type === "checkbox" || one.type === "radio" ? one.checked !== one.defaultChecked : one.value !== one.defaultValue));
  const used = (node) => node instanceof Element && (node.contains(document.activeElement) || changed(node));
  // Somebody else has signed in with this browser meanwhile: of the earlier room nothing may stay on the page.
  const anothers = (old, fresh) => old instanceof Element && old.id === "page" && fresh.dataset.whose !== old.dataset.whose;
  Object.assign(Idiomorph.defaults.callbacks, {
    beforeNodeMorphed: (old, fresh) => {
      if (anothers(old, fresh)) { afresh(); return false; }
      return !(kept(old) && kept(fresh) && old.id === fresh.id && used(old));
    },
    beforeAttributeUpdated: (name, node) => !(name === "open" && node instanceof HTMLDetailsElement),
  });

  document.addEventListener("DOMContentLoaded", () => {
    const fault = document.querySelector("[data-focus]");
    if (fault) fault.focus();
    open();
  });
})();
