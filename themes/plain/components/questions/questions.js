// Answers fold away what does not apply, and say so; they put first what cannot wait. Unanswered, all is shown.
wayleaf.part("questions", function (element) {
  var radios = wayleaf.list("input", element), given, shown, placed = [];
  var folded = wayleaf.list(".questions__folded", element);
  var all = element.lastElementChild;
  var said = wayleaf.list(".questions__first", element)[0];
  var urgent = wayleaf.list(".questions__urgent")[0];
  var items = wayleaf.list("[data-first]").map(function (item) {
    var mark = document.createComment("");
    item.parentNode.insertBefore(mark, item);
    return {item: item, mark: mark};
  });

  // 1: yes, 0: no, 0.5: the question is not answered.
  function holds(rule) {
    return Math.max.apply(0, rule.split(" or ").map(function (every) {
      return Math.min.apply(0, every.split(" and ").map(function (name) {
        var plain = name.replace("not ", ""), known = given[plain];
        return known > -1 ? (plain === name ? known : 1 - known) : 0.5;
      }));
    }));
  }

  function update() {
    var some = false, now;
    given = {};
    radios.forEach(function (chosen) {
      if (chosen.checked) radios.forEach(function (radio) {
        if (radio.name === chosen.name) given[radio.value] = +radio.checked;
      });
    });
    folded.forEach(function (line) {
      var off = !shown && !holds(line.getAttribute("data-rule"));
      some = some || off;
      line.hidden = !off;
      wayleaf.list("[data-when=" + line.getAttribute("data-id") + "]").forEach(function (unit) { unit.hidden = off; });
    });
    all.hidden = !some;
    now = items.filter(function (one) { return holds(one.item.getAttribute("data-first")) === 1; });
    if (now.length !== placed.length || now.some(function (one, at) { return one !== placed[at]; })) {
      items.forEach(function (one) { one.mark.parentNode.insertBefore(one.item, one.mark); });
      now.forEach(function (one) { urgent.lastElementChild.appendChild(one.item); });
      said.textContent = said.getAttribute("data-text") + ": " + now.map(function (one) {
        return one.item.querySelector(".checklist__title").textContent;
      }).join(" · ");
      urgent.hidden = said.hidden = !now.length;
      placed = now;
    }
    wayleaf.progress();
  }

  element.addEventListener("change", function (event) {
    if (event.target.type !== "radio") return;
    shown = false;
    update();
  });
  all.firstElementChild.addEventListener("click", function () {
    shown = true;
    update();
    radios[0].focus();
  });
  window.addEventListener("pageshow", update);
  element.hidden = false;
  update();
});
