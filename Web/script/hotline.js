// The hotline desk without the mouse: Alt+1 … Alt+9 take an answer into the reply at once, the clock of the call runs.
"use strict";
const intake = document.getElementById("intake");
const reply = intake && intake.querySelector('[name="field.reply"]');

// The caller's number first, unless something came back to be put right.
if (intake && !document.querySelector(".note.wrong")) intake.querySelector('[name="field.caller"]').focus({ preventScroll: true });

document.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-text]");
  if (!button || !reply) return;
  event.preventDefault();
  reply.value = button.dataset.text;
  reply.focus();
});

document.addEventListener("keydown", (event) => {
  if (!event.altKey || event.ctrlKey || event.metaKey || !/^Digit[1-9]$/.test(event.code)) return;
  const button = document.querySelector(`[data-key="alt+${event.code.slice(5)}"]`);
  if (!button) return;
  event.preventDefault();
  button.click();
});

const clock = intake && intake.querySelector("[data-clock]");
if (clock) {
  const start = Date.now();
  setInterval(() => {
    const seconds = Math.floor((Date.now() - start) / 1000);
    clock.textContent = [seconds / 60, seconds % 60].map((part) => String(Math.floor(part)).padStart(2, "0")).join(":");
  }, 1000);
}
