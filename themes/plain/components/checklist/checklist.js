// The progress line. Whoever changes ticks by script calls wayleaf.progress() afterwards.
wayleaf.ticks = wayleaf.list(".checklist__box");
wayleaf.part("checklist-progress", function (element) {
  var digits = element.getAttribute("data-digits");
  var count = wayleaf.list(".checklist-progress__count", element)[0];

  function written(number) {
    return String(number).replace(/\d/g, function (digit) { return digits.charAt(digit) || digit; });
  }

  wayleaf.progress = function () {
    var done = wayleaf.ticks.filter(function (box) { return box.checked; }).length;
    // What is folded away counts only where it is ticked.
    var total = wayleaf.ticks.filter(function (box) { return box.checked || !box.closest("[data-when][hidden]"); }).length;
    var text = element.getAttribute("data-text").replace("{done}", written(done)).replace("{total}", written(total));
    if (count.textContent !== text) count.textContent = text;
  };

  wayleaf.progress();
  document.addEventListener("change", wayleaf.progress);
  window.addEventListener("pageshow", wayleaf.progress);
  wayleaf.list(".checklist-progress__plain", element)[0].hidden = true;
  wayleaf.list(".checklist-progress__live", element)[0].hidden = false;
});
