// The hotline desk: Alt+1 … Alt+9 insert an answer into the reply, the answers most similar to the input are shown first, and a clock
// shows the duration of the call.
"use strict";
const intake = document.getElementById("intake");
const reply = intake && intake.querySelector('[name="field.reply"]');
const matter = intake && intake.querySelector('[name="field.matter"]');
const list = document.querySelector("[data-answers] ol");
const shown = 5;

// Focuses the caller's number, unless a field has an error.
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

// Pairs of adjacent characters, like the server's text similarity.
const pairs = (text) => {
  const letters = text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, " ");
  const found = new Set();
  for (let i = 0; i + 1 < letters.length; i++) if (letters[i] !== " " && letters[i + 1] !== " ") found.add(letters.slice(i, i + 2));
  return found;
};

const answers = list ? [...list.children].map((row, place) => ({ row, place, pairs: pairs(row.querySelector("h3").firstChild.textContent + " " + row.querySelector("p").textContent) })) : [];

const rank = () => {
  const asked = pairs(matter.value);
  const score = (answer) => [...asked].filter((pair) => answer.pairs.has(pair)).length;
  const ranked = answers.map((answer) => ({ answer, score: score(answer) })).sort((a, b) => b.score - a.score || a.answer.place - b.answer.place);
  ranked.forEach(({ answer }, place) => {
    const isShown = place < shown;
    const button = answer.row.querySelector("button");
    answer.row.hidden = !isShown;
    button.dataset.key = isShown ? `alt+${place + 1}` : "";
    button.querySelector("kbd").textContent = isShown ? `Alt+${place + 1}` : "";
    list.append(answer.row);
  });
};
if (matter && answers.length) matter.addEventListener("input", rank);

const clock = intake && intake.querySelector("[data-clock]");
if (clock) {
  const start = Date.now();
  setInterval(() => {
    const seconds = Math.floor((Date.now() - start) / 1000);
    clock.textContent = [seconds / 60, seconds % 60].map((part) => String(Math.floor(part)).padStart(2, "0")).join(":");
  }, 1000);
}
