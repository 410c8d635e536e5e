// Says on every page whether its language is kept; where it is not, leads to the offer.
wayleaf.part("offline-state", function (element) {
  var link = element.firstChild;

  function text(name) {
    return element.getAttribute("data-" + name);
  }

  wayleaf.worker(element, function (said) {
    var now = said.type, isOther = said.edition !== text("code");
    if (now === "saving") return;
    while (element.firstChild) element.removeChild(element.firstChild);
    if (now === "saved") wayleaf.withCode(element, text(isOther ? "newer" : now) + " ", said.edition);
    if (now === "saved" && isOther) {
      link.href = "";
      link.textContent = text("again");
    }
    if (now !== "saved" || isOther) element.appendChild(link);
    element.hidden = false;
  });
});
