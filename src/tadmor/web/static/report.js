// The reader: the statement whose words are pointed at. Which marks are shown is a matter of the style sheet alone.
const text = document.getElementById("text");

function point(claims) {
  document.querySelectorAll(".here").forEach((one) => one.classList.remove("here"));
  for (const claim of claims) {
    document.querySelectorAll(`.read [data-claim="${claim}"]`).forEach((one) => one.classList.add("here"));
    text.querySelectorAll(`[data-claims~="${claim}"]`).forEach((one) => one.classList.add("here"));
  }
}
text?.addEventListener("click", (event) => {
  const mark = event.target.closest("[data-claims]");
  if (mark && document.getSelection().isCollapsed) point(mark.dataset.claims.split(" "));
});
document.querySelectorAll(".read [data-claim]").forEach((item) => {
  for (const kind of ["focusin", "click"]) item.addEventListener(kind, () => point([item.dataset.claim]));
});
