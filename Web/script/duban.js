// Shortcuts for all pages. Every page also works without this file.
"use strict";

const isTyping = (element) => element && element.closest("input:not([type=checkbox]), select, textarea, [contenteditable]");
const send = (form, button) => (button ? button.click() : form.requestSubmit());

// Shows the controls that need a script.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

// In lists marked data-keys, j and k move between rows, x selects a row, Enter opens it.
const rows = () => [...document.querySelectorAll("[data-keys] tbody tr, [data-keys] > li")].filter((row) => row.querySelector("a[href]"));
const linkOf = (row) => row.querySelector("th a[href], .first a[href], .name a[href], h3 a[href]") || row.querySelector("a[href]");
const rowOf = (element) => element && element.closest("[data-keys] tbody tr, [data-keys] > li");

function step(by) {
  const all = rows();
  if (!all.length) return false;
  const at = all.indexOf(rowOf(document.activeElement));
  const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1)];
  linkOf(next).focus();
  next.scrollIntoView({ block: "nearest" });
  return true;
}

function press(key) {
  const button = document.querySelector(`a[data-key="${key}"], button[data-key="${key}"]`);
  if (button) button.click();
  return Boolean(button);
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.altKey) return;
  const { key, target } = event;
  if (key === "Enter" && (event.ctrlKey || event.metaKey)) {
    // Outside a form, Ctrl+Enter presses the visible primary button.
    const shown = [...document.querySelectorAll(".move-form .btn.primary")].find((button) => button.offsetParent);
    const form = target.form || target.closest("form") || (shown && shown.form);
    if (!form) return;
    event.preventDefault();
    send(form, form.querySelector('[data-key="ctrl+Enter"], .btn.primary, button:not([type=button])'));
    return;
  }
  if (event.ctrlKey || event.metaKey || isTyping(target)) return;
  const row = rowOf(target);
  let isDone = false;
  if (key === "j") isDone = press("j") || step(1);
  if (key === "k") isDone = press("k") || step(-1);
  if (key === "x" && row) {
    const box = row.querySelector("input[type=checkbox]");
    if (box) box.click();
    isDone = Boolean(box);
  }
  if (key === "Enter" && row && target.matches("input[type=checkbox]")) {
    linkOf(row).click();
    isDone = true;
  }
  if (isDone) event.preventDefault();
});

// The bar under a table shows the number of selected rows; the checkbox in the head selects all.
for (const bar of document.querySelectorAll("form[data-picks]")) {
  const boxes = () => [...document.querySelectorAll(`input[name="items"][form="${bar.id}"]`)];
  const all = document.querySelector(`[data-pick-all][form="${bar.id}"]`);
  const words = bar.querySelector("[data-count]");
  const none = words && words.textContent;
  const count = () => {
    const picked = boxes().filter((box) => box.checked);
    for (const box of boxes()) box.closest("tr").classList.toggle("picked", box.checked);
    if (words) words.textContent = picked.length ? words.dataset.count.replace("#", picked.length) : none;
    if (!all) return;
    all.checked = picked.length > 0 && picked.length === boxes().length;
    all.indeterminate = picked.length > 0 && !all.checked;
  };
  if (all) all.addEventListener("change", () => { for (const box of boxes()) box.checked = all.checked; count(); });
  document.addEventListener("change", (event) => { if (event.target !== all) count(); });
  bar.addEventListener("reset", () => setTimeout(() => { for (const box of boxes()) box.checked = false; count(); }));
  count();
}

// Sends each form once. A page restored from the back/forward cache may send again.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post") return;
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = "1";
});
addEventListener("pageshow", () => { for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent; });

// Focuses the first field with an error.
const wrong = document.querySelector("[aria-invalid=true]");
if (wrong) wrong.focus({ preventScroll: true });

// A link or an address that points into a collapsed form opens it.
function unfold() {
  const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const fold = target && target.closest("details");
  if (fold) fold.open = true;
}
addEventListener("hashchange", unfold);
unfold();
