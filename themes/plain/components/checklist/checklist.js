// The progress line, and what all parts of a list share: its boxes, each with the number of its item, which its name
// ends with.
// Does something now, after every change and when the page is shown again.
wayleaf.follow = function (work) {
  document.addEventListener("change", work);
  window.addEventListener("pageshow", work);
  work();
};

// The boxes of the list that a part stands beside: one file may hold several lists.
wayleaf.boxesBeside = function (element) {
  return wayleaf.list(".checklist__box", element.parentNode).map(function (box) {
    box.item = +/\d+$/.exec(box.name);
    return box;
  });
};

wayleaf.part("checklist-progress", function (element, find) {
  var words = element.dataset, count = find("count"), boxes = wayleaf.boxesBeside(element);
  wayleaf.guide = words.guide;

  // Digits of the reader's language.
  wayleaf.written = function (number) {
    return String(number).replace(/\d/g, function (digit) { return words.digits.charAt(digit); });
  };

  function show() {
    var done = boxes.filter(function (box) { return box.checked; }).length;
    // What is folded away counts only where it is ticked.
    var total = boxes.filter(function (box) { return box.checked || !box.closest("[data-when][hidden]"); }).length;
    var line = wayleaf.written(words.text.replace("{done}", done).replace("{total}", total));
    if (count.textContent !== line) count.textContent = line;
  }

  // Whoever folds items away calls it afterwards.
  wayleaf.progress = show;
  find("plain").hidden = true;
  wayleaf.follow(show);
});
