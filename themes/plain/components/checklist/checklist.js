// The progress line, and what all parts of a list share: its boxes, each named after the number of its item.
// Does something now, after every change and when the page is shown again.
wayleaf.follow = function (work) {
  document.addEventListener("change", work);
  window.addEventListener("pageshow", work);
  work();
};

wayleaf.part("checklist-progress", function (element, find) {
  var words = element.dataset, count = find("count"), at = 0;
  wayleaf.guide = words.guide;
  // In one file other lists stand beside it.
  wayleaf.ticks = wayleaf.list(".checklist__box", element.parentNode);
  // Runs of numbers, such as "1-12 14-28": each box is named after its item's.
  words.numbers.replace(/(\d+)-(\d+)/g, function (run, from, to) {
    for (; +from <= to; from++) wayleaf.ticks[at++].name = from;
  });

  // Digits of the reader's language.
  wayleaf.written = function (text) {
    return String(text).replace(/\d/g, function (digit) { return words.digits.charAt(digit); });
  };

  // Whoever folds items away calls it afterwards.
  wayleaf.progress = function () {
    var done = wayleaf.ticks.filter(function (box) { return box.checked; }).length;
    // What is folded away counts only where it is ticked.
    var total = wayleaf.ticks.filter(function (box) { return box.checked || !box.closest("[data-when][hidden]"); }).length;
    var line = wayleaf.written(words.text.replace("{done}", done).replace("{total}", total));
    if (count.textContent !== line) count.textContent = line;
  };

  find("plain").hidden = true;
  wayleaf.follow(wayleaf.progress);
});
