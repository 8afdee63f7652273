// Beside the fields of a statement: one more row of a part, and places of a name. Without this one row of each can be filled in.

for (const button of document.querySelectorAll("button[data-more]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const rows = button.parentElement.querySelectorAll("fieldset.row");
    const last = rows[rows.length - 1];
    const next = last.cloneNode(true);
    const number = rows.length;
    if (number >= 12) { button.hidden = true; return; }
    for (const one of next.querySelectorAll("[name]")) {
      one.name = one.name.replace(/-\d+-/, `-${number}-`);
      if (one.type === "checkbox") one.checked = false; else if (one.tagName === "SELECT") one.selectedIndex = 0; else one.value = "";
    }
    for (const one of next.querySelectorAll("[data-words]")) one.dataset.words = one.dataset.words.replace(/-\d+$/, `-${number}`);
    for (const one of next.querySelectorAll("output")) one.textContent = "";
    last.after(next);
    next.querySelector("input, select, button").focus();
  });
}

for (const button of document.querySelectorAll("button[data-lookup]")) {
  button.hidden = false;
  const form = button.closest("form");
  const found = button.parentElement.querySelector("select");
  const words = button.parentElement.querySelector("output");
  let known = [];
  button.addEventListener("click", async () => {
    const name = form.elements["where-name"].value;
    const answer = await fetch(`/places?name=${encodeURIComponent(name)}`, { headers: { Accept: "application/json" } });
    known = answer.ok ? await answer.json() : [];
    found.replaceChildren(new Option("–", ""), ...known.map((one, at) => new Option(one.words, String(at))));
    found.hidden = known.length === 0;
    words.textContent = known.length ? words.dataset.some : words.dataset.none;
    if (known.length) found.focus();
  });
  found.addEventListener("change", () => {
    const one = known[Number(found.value)];
    if (found.value === "" || !one) return;
    for (const part of ["gazetteer_id", "country", "admin1", "latitude", "longitude", "radius_km", "precision"]) {
      const field = form.elements[`where-${part}`];
      if (field) field.value = one[part] ?? "";
    }
  });
}
