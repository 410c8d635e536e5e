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

  // Only what the reader chooses now is chosen: nothing that a browser brings back by itself, by the place in the page.
  function copy(from, to) {
    wayleaf.list("input").forEach(function (box) { box[to] = box[from]; });
  }
  function settle() { copy("defaultChecked", "checked"); }

  // Whoever folds items away calls it afterwards.
  wayleaf.progress = show;
  find("plain").hidden = true;
  // Firefox writes boxes into its profile that differ from their defaults, whatever the HTML says.
  document.addEventListener("change", function () { copy("checked", "defaultChecked"); });
  // A choice is followed by a change at once; what a browser restores late is not.
  document.addEventListener("input", function () { setTimeout(settle); });
  wayleaf.follow(show);
  // Opened afresh, the page has nothing to forget, and a reader may have ticked before the script came.
  if (performance.navigation.type) settle();
});
