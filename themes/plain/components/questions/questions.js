// Answers fold away what does not apply, and say so; they put first what cannot wait. Unanswered, all is shown. When all
// is answered, what is left holds for the reader: it needs no "If ..." any more.
wayleaf.part("questions", function (element, find) {
  var radios = wayleaf.list("input", element), given, shown, placed = "";
  var folded = wayleaf.list(".questions__folded", element);
  var everything = element.lastElementChild, said = find("first"), urgent = element.nextElementSibling;
  var items = wayleaf.list("[data-first]").map(function (box) {
    var place = document.createComment("");
    box.parentNode.insertBefore(place, box);
    return [box, place];
  });

  // 1: yes, 0: no, 0.5: the question is not answered.
  function holds(condition) {
    return Math.max.apply(0, condition.split("|").map(function (terms) {
      return Math.min.apply(0, terms.split(" ").map(function (answer) {
        var known = given[Math.abs(answer) - 1];
        return answer > 0 ? known : 1 - known;
      }));
    }));
  }

  function update(event) {
    var now, titles;
    if (event && event.target.type === "radio") shown = false;
    given = radios.map(function (radio) {
      return element.querySelector("[name=" + radio.name + "]:checked") ? +radio.checked : 0.5;
    });
    folded.forEach(function (line) { line.hidden = shown || holds(line.dataset.rule) > 0; });
    wayleaf.list("[data-when]").forEach(function (unit) { unit.hidden = !folded[unit.dataset.when].hidden; });
    wayleaf.list(".checklist__if").forEach(function (line) { line.hidden = !shown && given.indexOf(0.5) < 0; });
    now = items.filter(function (one) { return holds(one[0].dataset.first) === 1; });
    titles = now.map(function (one) {
      return one[0].querySelector(".checklist__title").textContent;
    }).join(" · ");
    if (titles !== placed) {
      items.forEach(function (one) { one[1].parentNode.insertBefore(one[0], one[1]); });
      now.forEach(function (one) { urgent.lastElementChild.appendChild(one[0]); });
      said.textContent = said.dataset.text + ": " + titles;
      urgent.hidden = said.hidden = !titles;
      placed = titles;
    }
    everything.hidden = folded.every(function (line) { return line.hidden; });
    wayleaf.progress();
  }

  everything.firstElementChild.onclick = function () {
    shown = true;
    update();
    wayleaf.list("summary", element)[0].focus();
  };
  element.hidden = false;
  wayleaf.follow(update);
});
