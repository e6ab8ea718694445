// Keys and in-place change. Everything works without this file; it clicks what is on the page.
(() => {
  "use strict";
  const root = document.documentElement;
  root.classList.add("script");
  const KEYS = { j: "next", k: "previous", a: "accept", f: "fix", x: "dismiss", s: "skip", u: "undo", n: "note",
    "[": "passage-previous", "]": "passage-next", d: "document", l: "live", w: "archived", Space: "select", "/": "search", "?": "help" };
  const read = (name, other) => { try { return JSON.parse(localStorage.getItem(name)) ?? other; } catch { return other; } };
  const write = (name, value) => { try { localStorage.setItem(name, JSON.stringify(value)); } catch { /* private window */ } };
  let map = read("provenance-keys", KEYS);
  let on = read("provenance-keys-on", true);
  const chosen = new Set();
  const $ = (selector) => document.querySelector(selector);
  const doing = (name) => $(`[data-do="${name}"]`);
  const say = (text) => { $("#status").textContent = text; };

  // In place
  let busy = false;
  async function load(url, options, keep) {
    if (busy) return;
    busy = true;
    root.classList.add("busy");
    try {
      const answer = await fetch(url, { credentials: "same-origin", ...options });
      if (!(answer.headers.get("content-type") || "").startsWith("text/html")) throw new Error("not a page");
      show(new DOMParser().parseFromString(await answer.text(), "text/html"));
      const failed = options && options.method === "POST" && !answer.redirected;
      if (!keep && !failed) history.pushState({}, "", answer.url);
    } catch {
      if (options) say("The server does not answer. Your decision was not saved; the form is as you left it.");
      else location.assign(url);
    } finally {
      busy = false;
      root.classList.remove("busy");
    }
  }
  function show(page) {
    const main = page.querySelector("main");
    if (!main) throw new Error("not a page");
    document.title = page.title;
    const status = page.querySelector("#status");
    $("#status").replaceChildren(...(status ? document.importNode(status, true).childNodes : []));
    $("main").replaceWith(document.importNode(main, true));
    ready();
    const head = $("#message") || $("main h1");
    if (head) {
      head.tabIndex = -1;
      head.focus({ preventScroll: true });
      window.scrollTo(0, 0);
    }
    const row = $(".row[aria-current]");
    if (row && row.scrollIntoView) row.parentElement.parentElement.scrollTop = Math.max(0, row.offsetTop - 200);
  }
  function ready() {
    for (const box of document.querySelectorAll('.list input[name="f"]')) box.checked = chosen.has(box.value);
    if ($("#keymap")) showMap();
    const job = $("[data-refresh]");
    if (job) setTimeout(() => load(location.href, undefined, true), 1000);
  }
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-swap]");
    if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    load(link.href);
  });
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.matches(".list")) {
      for (const value of chosen) {
        if ([...form.querySelectorAll('input[name="f"]')].some((box) => box.value === value)) continue;
        form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "f", value }));
      }
      return;
    }
    if (!form.matches("form[data-swap]")) return;
    event.preventDefault();
    const data = new FormData(form);
    if (event.submitter && event.submitter.name) data.append(event.submitter.name, event.submitter.value);
    load(form.action, { method: "POST", body: new URLSearchParams(data) });
  });
  document.addEventListener("change", (event) => {
    const box = event.target;
    if (box.matches && box.matches('.list input[name="f"]')) chosen[box.checked ? "add" : "delete"](box.value);
  });
  window.addEventListener("popstate", () => load(location.href, undefined, true));

  // Keys
  const typing = (element) => element.closest("textarea, select, [contenteditable]") ||
    (element.matches("input") && !["checkbox", "radio", "button", "submit"].includes(element.type));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") return close(event);
    if ((event.ctrlKey || event.metaKey) && event.key === "z" && !typing(event.target)) return press("undo", event);
    if (event.ctrlKey || event.metaKey || event.altKey || !on || typing(event.target)) return;
    const reasons = $("details.reasons[open]");
    if (reasons && /^[1-9]$/.test(event.key)) {
      const choice = reasons.querySelector(`[data-reason="${event.key}"]`);
      if (choice) { event.preventDefault(); choice.click(); }
      return;
    }
    const key = event.key === " " ? "Space" : event.key;
    if (key === "Space" && event.target.closest("a, button, summary, input")) return;
    if (map[key]) press(map[key], event);
  });
  function close(event) {
    const open = $("details.reasons[open]") || $("dialog[open], details.pop[open]");
    if (open) { open.open = false; (open.querySelector("summary") || open).focus(); event.preventDefault(); }
    else if (typing(event.target)) event.target.blur();
  }
  function press(name, event) {
    if (name.startsWith("passage-")) return passage(name === "passage-next" ? 1 : -1, event);
    const target = doing(name);
    if (!target && (name === "next" || name === "previous")) return jump(name === "next" ? 1 : -1, event);
    if (!target) return;
    event.preventDefault();
    if (target.matches("textarea, input[type=search]")) return target.focus();
    target.click();
    if (name === "dismiss") { const first = $(".reasons[open] .sheet button"); if (first) first.focus(); }
    if (name === "select") say(target.checked ? "Selected." : "No longer selected.");
  }
  function jump(step, event) { // in the document: to the next open finding
    const all = [...document.querySelectorAll(".outline a[data-open]")];
    if (!all.length) return;
    event.preventDefault();
    const at = all.findIndex((one) => one.hash === location.hash);
    const next = all[Math.min(all.length - 1, Math.max(0, at < 0 ? 0 : at + step))];
    next.click();
    const place = $(next.hash);
    if (place) place.focus();
  }
  function passage(step, event) {
    const all = [...document.querySelectorAll(".passage")];
    if (!all.length) return;
    event.preventDefault();
    const at = all.findIndex((one) => one.classList.contains("shown"));
    const next = all[Math.min(all.length - 1, Math.max(0, at < 0 ? (step > 0 ? 0 : all.length - 1) : at + step))];
    if (at >= 0) all[at].classList.remove("shown");
    next.classList.add("shown");
    next.focus();
    next.scrollIntoView({ block: "center" });
  }
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[data-do^=passage]");
    if (button) passage(button.dataset.do === "passage-next" ? 1 : -1, event);
    for (const open of document.querySelectorAll("details.reasons[open]")) if (!open.contains(event.target)) open.open = false;
  });

  // The map of keys, on the help page
  function showMap() {
    $("#keys-on").checked = on;
    const byName = Object.fromEntries(Object.entries(map).map(([key, name]) => [name, key]));
    for (const field of document.querySelectorAll("[data-map]")) field.value = byName[field.dataset.map] || "";
    for (const shown of document.querySelectorAll("[data-key]")) if (shown.dataset.key in byName || shown.dataset.key !== "close")
      shown.textContent = byName[shown.dataset.key] || "none";
  }
  document.addEventListener("change", (event) => {
    const field = event.target;
    if (field.id === "keys-on") { on = field.checked; write("provenance-keys-on", on); say(on ? "Single keys are on." : "Single keys are off."); }
    if (!field.dataset || !field.dataset.map) return;
    const key = field.value.trim() || "";
    map = Object.fromEntries(Object.entries(map).filter(([old, name]) => name !== field.dataset.map && old !== key));
    if (key) map[key] = field.dataset.map;
    write("provenance-keys", map);
    showMap();
    say("The key is kept.");
  });
  document.addEventListener("click", (event) => {
    if (event.target.id !== "keys-reset") return;
    map = { ...KEYS }; on = true;
    write("provenance-keys", map); write("provenance-keys-on", on);
    showMap(); say("The keys are as at first.");
  });
  ready();
})();
