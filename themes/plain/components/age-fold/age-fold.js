// Well past the day of its page, a safety unit is folded behind a warning. Stands after `age`, which knows today.
wayleaf.part("age", function (element) {
  var words = element.dataset, folded;
  function look() {
    if (folded || !(words.today > words.fold)) return;
    folded = true;
    wayleaf.list("[data-safety]").forEach(function (unit) {
      var details = document.createElement("details"), summary = document.createElement("summary");
      details.className = "age-fold";
      summary.textContent = words.foldText;
      details.appendChild(summary);
      while (unit.children[1]) { details.appendChild(unit.children[1]); }
      unit.appendChild(details);
    });
  }
  look();
  window.addEventListener("pageshow", look);
  document.addEventListener("visibilitychange", look);
});
