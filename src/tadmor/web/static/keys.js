// Keys of the desk. A page registers its own in its markup alone:
//   <button data-key="s">Same</button>      s presses it, as a click would; of a link it is followed, of a field it is gone into
//   <a data-key="g e" href="/events">       keys one after the other
//   <li data-item tabindex="-1">…</li>      j and k go from one of these to the next; a key looks within the one in which the hand is
//                                           first, then in the first one of the page
//   data-key-words="…"                      what the list of keys says in place of the words on the element
// Every such key stands in the list that ? opens, and so does one that a page handles itself and names (aria-keyshortcuts). Nothing happens while somebody types, or with Ctrl, Alt or Meta.
const dialog = document.getElementById("keys-dialog");
const STORED = "desk.keys", PAUSE = 1500;
let begun = "", since = 0;

const isOn = () => localStorage.getItem(STORED) !== "off";
const isTyping = (target) => target.isContentEditable || target.closest("select, textarea, input:not([type=checkbox]):not([type=radio])");
const isShown = (one) => one.checkVisibility({ visibilityProperty: true }) && !one.disabled;
const itemOf = (one) => one?.closest("[data-item]");

// The element that a key belongs to: in the item in which the hand is, outside of all items, else in the first item.
function find(key) {
  const all = [...document.querySelectorAll("[data-key]")].filter((one) => one.dataset.key === key && isShown(one));
  const here = itemOf(document.activeElement);
  return all.find((one) => here?.contains(one)) ?? all.find((one) => !itemOf(one)) ?? (here ? undefined : all[0]);
}

function press(one) {
  if (one.matches("input:not([type=checkbox]):not([type=radio]), select, textarea")) one.focus(); else one.click();
}

function move(step) {
  const items = [...document.querySelectorAll("[data-item]")].filter(isShown);
  if (!items.length) return;
  const at = items.indexOf(itemOf(document.activeElement));
  const next = items[at < 0 ? (step > 0 ? 0 : items.length - 1) : Math.min(items.length - 1, Math.max(0, at + step))];
  next.focus();
  next.scrollIntoView({ block: "nearest" });
}

function spell(one) {
  const bare = one.cloneNode(true);
  for (const cap of bare.querySelectorAll("kbd")) cap.remove();
  return one.dataset.keyWords || one.getAttribute("aria-label") || one.labels?.[0]?.firstChild?.textContent.trim() || bare.textContent.trim();
}

function show() {
  const list = document.getElementById("keys-here");
  const known = new Set([...dialog.querySelectorAll("dl.keys dt")].map((one) => one.textContent.trim().replace(/\s+/g, " ")));
  const own = new Map();
  for (const one of document.querySelectorAll("[data-key], [aria-keyshortcuts]")) {
    const key = one.dataset.key ?? one.getAttribute("aria-keyshortcuts");
    if (!known.has(key) && !own.has(key) && isShown(one)) own.set(key, spell(one));
  }
  list.replaceChildren(...[...own].map(([key, words]) => {
    const row = document.createElement("div"), head = document.createElement("dt"), told = document.createElement("dd");
    for (const part of key.split(" ")) {
      const cap = document.createElement("kbd");
      cap.textContent = part;
      head.append(cap, " ");
    }
    told.textContent = words;
    row.append(head, told);
    return row;
  }));
  list.parentElement.hidden = own.size === 0;
  dialog.showModal();
}

document.addEventListener("keydown", (event) => {
  if (!isOn() || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  if (dialog.open || isTyping(event.target) || event.key.length !== 1 || event.key === " ") return;
  const now = Date.now();
  const both = begun && now - since < PAUSE ? `${begun} ${event.key}` : "";
  begun = "";
  const one = (both && find(both)) || find(event.key);
  if (one) { event.preventDefault(); press(one); return; }
  if (event.key === "?") { event.preventDefault(); show(); return; }
  if (event.key === "j" || event.key === "k") { event.preventDefault(); move(event.key === "j" ? 1 : -1); return; }
  if (document.querySelector(`[data-key^="${CSS.escape(event.key)} "]`)) { begun = event.key; since = now; }
});

document.getElementById("open-keys").addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  show();
});

for (const box of document.querySelectorAll("[data-keys-on]")) {
  box.checked = isOn();
  box.addEventListener("change", () => {
    localStorage.setItem(STORED, box.checked ? "on" : "off");
    for (const other of document.querySelectorAll("[data-keys-on]")) other.checked = box.checked;
  });
}
