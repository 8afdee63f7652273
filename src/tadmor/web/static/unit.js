// What is written under a part is chosen with it: nobody has to remember to say so.
for (const part of document.querySelectorAll("fieldset.part")) {
  const other = part.querySelector("input[value=other]");
  const fields = part.querySelector("details") ?? part.querySelector("input[name=event]");
  if (!other || !fields) continue;
  for (const kind of ["input", "click"]) {
    fields.addEventListener(kind, (event) => {
      if (event.type === "input" || event.target.closest("button[data-take]")) other.checked = true;
    });
  }
  other.addEventListener("change", () => { if (other.checked && fields.tagName === "DETAILS") fields.open = true; });
}
