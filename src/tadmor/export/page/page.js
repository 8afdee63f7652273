"use strict";
(function () {
  function all(root, open) {
    root.querySelectorAll("details").forEach(function (d) { d.open = open; });
  }
  document.querySelectorAll("section.says").forEach(function (section) {
    var button = document.createElement("button");
    button.type = "button";
    button.textContent = "Open all sentences";
    button.addEventListener("click", function () {
      var open = section.querySelector("details:not([open])") !== null;
      all(section, open);
      button.textContent = open ? "Close all sentences" : "Open all sentences";
    });
    section.querySelector("h4").after(button);
  });
  var before = [];
  window.addEventListener("beforeprint", function () {
    before = Array.from(document.querySelectorAll(".statements:not([open]), .relays details:not([open]), .missing details:not([open]), #left-out details:not([open])"));
    before.forEach(function (d) { d.open = true; });
  });
  window.addEventListener("afterprint", function () {
    before.forEach(function (d) { d.open = false; });
  });
})();
