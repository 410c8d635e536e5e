// Says louder that the page is old once its day has passed; well past it, folds the safety units behind a warning.
// A clock from before the edition was made is named, since it proves nothing.
// The words wait in attributes: text browsers show what is only hidden.
wayleaf.part("age", function (element, find) {
  var words = element.dataset, past = find("past"), folded;
  function two(number) { return (number < 10 ? "-0" : "-") + number; }
  function say(name) {
    if (words.age === name) return;
    words.age = name;
    past.hidden = !name;
    past.textContent = past.dataset[name];
  }
  function fold(unit) {
    var details = document.createElement("details"), summary = document.createElement("summary");
    details.className = "age__fold";
    summary.textContent = words.foldText;
    details.appendChild(summary);
    while (unit.children[1]) { details.appendChild(unit.children[1]); }
    unit.appendChild(details);
  }
  // A tab may stay open for weeks: looked at again, it says what has become true meanwhile.
  function look() {
    var now = new Date(), today = now.getFullYear() + two(now.getMonth() + 1) + two(now.getDate());
    if (today < words.made) {
      say("early");
    } else if (today > words.until) {
      say("past");
      wayleaf.list(".age__ask", element).forEach(function (ask) { ask.hidden = false; });
      if (today > words.fold && !folded) {
        folded = true;
        wayleaf.list("[data-safety]").forEach(fold);
      }
    } else if (words.age) {
      say("");
    }
  }
  look();
  window.addEventListener("pageshow", look);
  document.addEventListener("visibilitychange", look);
});
