// A button or link that names a key (aria-keyshortcuts) is pressed by it, except while something is being typed or the keys are off.
const OFF = "desk.keys.off";
const chosen = document.getElementById("keys");
if (chosen) {
  chosen.closest("label").hidden = false;
  chosen.checked = localStorage.getItem(OFF) === null;
  chosen.addEventListener("change", () => (chosen.checked ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, "1")));
}

document.addEventListener("keydown", (event) => {
  const plain = !event.ctrlKey && !event.altKey && !event.metaKey && !event.repeat && !event.isComposing;
  const typing = event.target.closest?.("textarea, select, input:not([type=checkbox], [type=radio]), [contenteditable]");
  if (!plain || typing || event.key.length !== 1 || localStorage.getItem(OFF) !== null) return;
  const wanted = document.querySelector(`[aria-keyshortcuts="${CSS.escape(event.key.toLowerCase())}"]`);
  if (!wanted) return;
  event.preventDefault();
  wanted.click();
});

// One answer a page: what is pressed twice in haste is sent once.
document.querySelector("form.answer")?.addEventListener("submit", (event) => {
  if (event.target.dataset.sent) event.preventDefault();
  event.target.dataset.sent = "1";
});
addEventListener("pageshow", (event) => {
  if (event.persisted) document.querySelectorAll("[data-sent]").forEach((form) => delete form.dataset.sent);
});
