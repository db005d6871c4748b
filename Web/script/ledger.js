// The bar under a table shows in advance how many of the selected rows a button will move.
// Without this script the next page shows it.
"use strict";
for (const hint of document.querySelectorAll("[data-keys-hint]")) hint.hidden = false;
for (const form of document.querySelectorAll("form[data-picks]")) {
  const count = () => {
    const picked = [...document.querySelectorAll(`input[name="items"][form="${form.id}"]:checked`)];
    for (const button of form.querySelectorAll("button[name=move]")) {
      const able = picked.filter((box) => box.dataset.moves === undefined || box.dataset.moves.split(" ").includes(button.value)).length;
      button.title = button.dataset.say.replace("#", able);
      button.disabled = picked.length > 0 && able === 0;
    }
  };
  document.addEventListener("change", count);
  form.addEventListener("reset", () => setTimeout(count));
  count();
}
