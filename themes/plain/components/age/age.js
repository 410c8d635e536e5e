// Says louder that the page is old once its day has passed; well past it, folds the safety units behind a warning.
// A clock from before the edition was made is named, since it proves nothing.
// The words wait in attributes: text browsers show what is only hidden.
wayleaf.part("age", function (element) {
  var past = wayleaf.list(".age__past", element)[0], now = new Date(), today;
  function of(name) { return element.getAttribute("data-" + name); }
  function two(number) { return (number < 10 ? "-0" : "-") + number; }
  function say(name) {
    past.textContent = past.getAttribute("data-" + name);
    past.hidden = false;
    element.setAttribute("data-age", name);
  }
  function fold(unit) {
    var details = document.createElement("details"), summary = document.createElement("summary");
    details.className = "age__fold";
    summary.textContent = of("fold-text");
    details.appendChild(summary);
    while (unit.children[1]) { details.appendChild(unit.children[1]); }
    unit.appendChild(details);
  }
  today = now.getFullYear() + two(now.getMonth() + 1) + two(now.getDate());
  if (today < of("made")) {
    say("early");
  } else if (today > of("until")) {
    say("past");
    wayleaf.list(".age__ask", element).forEach(function (ask) { ask.hidden = false; });
    if (today > of("fold")) { wayleaf.list("[data-safety]").forEach(fold); }
  }
});
