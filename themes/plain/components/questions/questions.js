// Answers fold away what does not apply, and say so; they put first what cannot wait. Unanswered, all is shown. What is known
// to hold for the reader needs no "If ..." any more. When all is answered, no more than 15 open points are shown at a time,
// and among them all that must not be missed.
wayleaf.part("questions", function (element, find) {
  var radios = wayleaf.list("input", element), sets = wayleaf.list("fieldset", element), boxes = wayleaf.boxesBeside(element);
  var given, shown, placed = "", conditional = wayleaf.list("[data-when]");
  var rules = element.dataset.rules.split(";"), folded = find("folded");
  var everything = element.lastElementChild, said = find("first"), urgent = element.nextElementSibling;
  var items = wayleaf.list("[data-first]").map(function (box) {
    var place = document.createComment("");
    box.parentNode.insertBefore(place, box);
    return [box, place];
  });

  function holds(rule) { return wayleaf.holds(rule, given); }

  function update(event) {
    var now, titles, left;
    if (event && event.target.type === "radio") shown = false;
    given = wayleaf.given(radios);
    left = shown || given.indexOf(0.5) >= 0 ? 999 : 15;
    conditional.forEach(function (unit) {
      var known = shown ? 0.5 : holds(rules[unit.dataset.when]), words = unit.querySelector(".checklist__if");
      unit.hidden = !known;
      if (words && words.parentNode === unit) words.hidden = known === 1;
    });
    // An answered question takes one line when the reader has gone on.
    sets.forEach(function (set) {
      var closed = !!set.querySelector(":checked") && !set.contains(document.activeElement);
      set.classList.toggle("questions__answered", closed);
      wayleaf.list("label", set).forEach(function (label) { label.hidden = closed && !label.firstChild.checked; });
      set.lastElementChild.hidden = !closed;
    });
    now = items.filter(function (one) { return holds(one[0].dataset.first) === 1; });
    titles = now.map(function (one) {
      return one[0].querySelector(".checklist__title").textContent;
    }).join(" · ");
    if (titles !== placed) {
      items.forEach(function (one) { one[1].parentNode.insertBefore(one[0], one[1]); });
      now.forEach(function (one) { urgent.lastElementChild.appendChild(one[0]); });
      said.textContent = titles && said.dataset.text + ": " + titles;
      urgent.hidden = !titles;
      placed = titles;
    }
    // Those that always stay are counted first. What the reader has just touched stays, too.
    [true, false].forEach(function (stays) {
      boxes.forEach(function (box) {
        var item = box.closest("li"), open = !box.checked && !box.closest("[data-when][hidden]");
        if (stays !== !!(item.dataset.stays || urgent.contains(item) || box === document.activeElement)) return;
        if (open) left--;
        item.classList.toggle("questions__later", !stays && open && left < 0);
      });
    });
    // A heading with nothing under it goes with what was there.
    wayleaf.list("ul", element.parentNode).forEach(function (list) {
      list.parentNode.classList.toggle("questions__later", !list.querySelector("li:not([hidden]):not(.questions__later)"));
    });
    folded.hidden = everything.hidden = left >= 0 && !conditional.some(function (unit) { return unit.hidden; });
    wayleaf.progress();
  }

  sets.forEach(function (set) {
    set.lastElementChild.onclick = function () {
      // It takes the place of the button, which goes.
      set.classList.remove("questions__answered");
      set.querySelector(":checked").focus();
      update();
    };
  });
  everything.firstElementChild.onclick = function () {
    shown = true;
    update();
    wayleaf.list("summary", element)[0].focus();
  };
  element.hidden = false;
  wayleaf.follow(update);
});
