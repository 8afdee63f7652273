// Words of a report for a field: select them in the text (with the mouse, or with the arrow keys and Shift), then take them.
const text = document.getElementById("text");
let last = null;

// The text can be walked through with the keyboard like one that is written, and cannot be changed.
text.contentEditable = "true";
text.spellcheck = false;
text.setAttribute("role", "textbox");
text.setAttribute("aria-multiline", "true");
text.setAttribute("aria-readonly", "true");
for (const kind of ["beforeinput", "drop", "paste", "cut", "dragstart"]) {
  text.addEventListener(kind, (event) => event.preventDefault());
}

// Code points from the beginning of the text to a place in it.
function offset(node, at) {
  const range = document.createRange();
  range.setStart(text, 0);
  range.setEnd(node, at);
  return Array.from(range.toString()).length;
}

// Words that the address of the page has chosen already.
const given = text.querySelectorAll("mark");
if (given.length) {
  const end = given[given.length - 1];
  last = { start: offset(given[0], 0), end: offset(end, end.childNodes.length), words: document.getElementById("chosen").textContent };
  given[0].scrollIntoView({ block: "center" });
}

document.addEventListener("selectionchange", () => {
  const chosen = document.getSelection();
  if (!chosen.rangeCount || chosen.isCollapsed || !text.contains(chosen.anchorNode) || !text.contains(chosen.focusNode)) return;
  const range = chosen.getRangeAt(0);
  let start = offset(range.startContainer, range.startOffset);
  let end = offset(range.endContainer, range.endOffset);
  const points = Array.from(range.toString());
  let first = 0, after = points.length;
  while (first < after && /\s/u.test(points[first])) first += 1;
  while (after > first && /\s/u.test(points[after - 1])) after -= 1;
  if (first === after) return;
  end = start + after;
  start += first;
  last = { start, end, words: points.slice(first, after).join("") };
  document.getElementById("chosen").textContent = last.words;
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-take]");
  if (!button) return;
  const box = button.closest("[data-words]");
  if (!last) { document.getElementById("chosen").textContent = document.getElementById("chosen").dataset.none; return; }
  const name = box.dataset.words;
  const field = (part) => box.ownerDocument.getElementsByName(`${name}-${part}`)[0];
  field("start").value = last.start;
  field("end").value = last.end;
  box.querySelector("output").textContent = `“${last.words}”`;
  const named = field("name");
  if (named && !named.value) named.value = last.words;
  const low = field("low"), high = field("high");
  if (low && !low.value && !high.value && /^\p{Nd}+$/u.test(last.words)) {
    const digits = Array.from(last.words, (one) => Number(one.normalize("NFKC")));
    if (digits.every((one) => one >= 0)) low.value = high.value = digits.join("");
  }
});

// Alt+T goes back to the text from wherever the hand is.
document.addEventListener("keydown", (event) => {
  if (event.altKey && event.key.toLowerCase() === "t") { event.preventDefault(); text.focus(); }
});
