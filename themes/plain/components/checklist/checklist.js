// The progress line, and what all parts of a list share: its boxes, each named after the number of its item.
// Does something now, after every change and when the page is shown again.
wayleaf.follow = function (work) {
  document.addEventListener("change", work);
  window.addEventListener("pageshow", work);
  work();
};

// The boxes of the list that stands beside a part: in one file there are others.
wayleaf.boxes = function (part) {
  return wayleaf.list(".checklist__box", part.parentNode).map(function (box) {
    box.number = +/\d+$/.exec(box.name);
    return box;
  });
};

wayleaf.part("checklist-progress", function (element, find) {
  var words = element.dataset, count = find("count"), boxes = wayleaf.boxes(element);
  wayleaf.guide = words.guide;

  // Digits of the reader's language.
  wayleaf.written = function (text) {
    return String(text).replace(/\d/g, function (digit) { return words.digits.charAt(digit); });
  };

  function progress() {
    var done = boxes.filter(function (box) { return box.checked; }).length;
    // What is folded away counts only where it is ticked.
    var total = boxes.filter(function (box) { return box.checked || !box.closest("[data-when][hidden]"); }).length;
    var line = wayleaf.written(words.text.replace("{done}", done).replace("{total}", total));
    if (count.textContent !== line) count.textContent = line;
  }

  // Whoever folds items away calls it afterwards.
  wayleaf.progress = progress;
  find("plain").hidden = true;
  wayleaf.follow(progress);
});
