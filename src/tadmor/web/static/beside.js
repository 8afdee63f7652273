// A sentence beside its card: links to a statement in its report open it there, where there is room; Escape closes it.
const beside = document.getElementById("beside");
const link = /^\/reports\/([^/#]+)#c-(.+)$/;
let opener = null;

async function open(anchor, report, claim) {
  const answer = await fetch(`/reports/${report}/at/${claim}`, { headers: { "HX-Request": "true" } });
  if (!answer.ok) { window.location = anchor.href; return; }
  beside.innerHTML = await answer.text();
  const shut = document.createElement("button");
  shut.type = "button";
  shut.className = "close";
  shut.textContent = beside.dataset.close;
  shut.addEventListener("click", close);
  beside.prepend(shut);
  beside.hidden = false;
  opener = anchor;
  beside.focus();
  beside.querySelector(".m-trigger")?.scrollIntoView({ block: "nearest" });
}

function close() {
  beside.hidden = true;
  beside.replaceChildren();
  opener?.focus();
  opener = null;
}

document.addEventListener("click", (event) => {
  const anchor = event.target.closest("a");
  if (!anchor || beside.contains(anchor) || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const found = link.exec(anchor.getAttribute("href") || "");
  if (!found) return;
  event.preventDefault();
  open(anchor, found[1], found[2]);
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !beside.hidden) close();
});
