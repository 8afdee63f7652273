// A sentence opens beside what is read: links with data-beside fetch their part of a report into #beside. Without this they are links.
const panel = document.getElementById("beside");
let opener = null;

function close() {
  if (panel.hidden) return;
  panel.hidden = true;
  panel.textContent = "";
  document.body.classList.remove("with-beside");
  if (opener) { opener.removeAttribute("aria-current"); opener.focus(); opener = null; }
}

async function open(link) {
  const target = link.getAttribute("data-beside");
  const href = link.getAttribute("href");
  opener?.removeAttribute("aria-current");
  opener = link;
  try {
    await window.htmx.ajax("GET", target, { target: panel, swap: "innerHTML" });
  } catch { location.assign(href); return; }
  const title = panel.querySelector("#beside-title");
  if (!title) { location.assign(href); return; }
  panel.hidden = false;
  document.body.classList.add("with-beside");
  link.setAttribute("aria-current", "true");
  title.focus({ preventScroll: true });
  const text = panel.querySelector(".text");
  const chosen = text.querySelector(".m-chosen, .m-statement");
  if (chosen) {
    const above = chosen.getBoundingClientRect().top - panel.getBoundingClientRect().top;
    panel.scrollTop += above - panel.clientHeight / 3;
  }
}

if (panel) {
  document.addEventListener("click", event => {
    if (event.target.closest?.("[data-close]")) { close(); return; }
    const link = event.target.closest?.("a[data-beside]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    open(link);
  });
  document.addEventListener("keydown", event => {
    if (event.key === "Escape" && !panel.hidden) { event.preventDefault(); close(); }
  });
}
