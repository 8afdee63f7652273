// A span of days drawn over the columns with the mouse. By keyboard a column is a link, and the filters take days.
const picture = document.querySelector("svg.density");
const days = picture?.dataset.days.split(" ") ?? [];
let from = null, shade = null;

function columnAt(event) {
  const box = picture.getBoundingClientRect();
  const at = Math.floor(((event.clientX - box.left) / box.width) * (days.length - 1));
  return Math.min(days.length - 2, Math.max(0, at));
}

function lastDay(column) {
  if (column === days.length - 2) return days[days.length - 1];
  const after = new Date(`${days[column + 1]}T00:00:00Z`);
  return new Date(after - 86400000).toISOString().slice(0, 10);
}

picture?.addEventListener("pointerdown", (event) => { from = columnAt(event); event.preventDefault(); });
picture?.addEventListener("dragstart", (event) => event.preventDefault());
window.addEventListener("pointermove", (event) => {
  if (from === null) return;
  const [first, last] = [from, columnAt(event)].sort((a, b) => a - b);
  if (!shade) {
    shade = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    shade.setAttribute("class", "brushed");
    shade.setAttribute("y", 0);
    shade.setAttribute("height", 120);
    picture.append(shade);
  }
  const wide = 1000 / (days.length - 1);
  shade.setAttribute("x", first * wide);
  shade.setAttribute("width", (last - first + 1) * wide);
});
window.addEventListener("pointerup", (event) => {
  if (from === null) return;
  const [first, last] = [from, columnAt(event)].sort((a, b) => a - b);
  from = null;
  if (!shade) return;
  const address = new URL(window.location);
  address.searchParams.set("from", days[first]);
  address.searchParams.set("to", lastDay(last));
  address.searchParams.delete("page");
  window.location = address;
});
picture?.addEventListener("click", (event) => { if (shade) event.preventDefault(); });
