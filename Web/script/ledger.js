// The bar under a table with ticks says beforehand how many of the chosen rows a button will move.
// Without this the page that answers the button says the same.
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
