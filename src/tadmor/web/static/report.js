// The reader: which marks are shown, and the statement whose words are pointed at.
const text = document.getElementById("text");
const boxes = document.querySelectorAll("input[data-layer]");

function showLayers() {
  const off = Array.from(boxes).filter((box) => !box.checked).map((box) => box.dataset.layer);
  text.dataset.off = off.join(" ");
}
boxes.forEach((box) => box.addEventListener("change", showLayers));

function point(claims) {
  document.querySelectorAll(".here").forEach((one) => one.classList.remove("here"));
  for (const claim of claims) {
    document.querySelectorAll(`[data-claim="${claim}"]`).forEach((one) => one.classList.add("here"));
    text.querySelectorAll(`[data-claims~="${claim}"]`).forEach((one) => one.classList.add("here"));
  }
}
text?.addEventListener("click", (event) => {
  const mark = event.target.closest("[data-claims]");
  if (mark && document.getSelection().isCollapsed) point(mark.dataset.claims.split(" "));
});
document.querySelectorAll(".read [data-claim]").forEach((item) => {
  item.addEventListener("focusin", () => point([item.dataset.claim]));
});
