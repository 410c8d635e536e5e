// Remembering, only if asked: the numbers of the items ticked, whatever the language, under one key of this guide.
// The key is there only after the reader has asked for it. The store is the truth while it is on; the page is while
// it is off.
wayleaf.part("remember", function (element, find) {
  var key = "wayleaf:" + wayleaf.guide, boxes = wayleaf.boxes(element), choice = find("box"), said = find("said");

  // null: nothing is remembered. What is no number says nothing.
  function read() {
    var kept = null;
    try { kept = localStorage.getItem(key); } catch (error) {}
    return kept === null ? kept : (kept.match(/\d+/g) || []).map(Number);
  }

  // Keeps how boxes stand; numbers that this page does not know stay. "" when it was stored, else why not.
  function keep(these) {
    var numbers = (read() || []).filter(function (number) {
      return !these.some(function (box) { return box.number === number; });
    });
    these.forEach(function (box) { if (box.checked) numbers.push(box.number); });
    try {
      localStorage.setItem(key, numbers.slice(-999));
      return "";
    } catch (error) {
      return error.code === 22 || error.code === 1014 ? "full" : "refused";
    }
  }

  function say(what) { said.textContent = said.dataset[what] || ""; }

  function sync() {
    var numbers = read();
    choice.checked = !!numbers;
    if (numbers) boxes.forEach(function (box) { box.checked = numbers.indexOf(box.number) >= 0; });
    document.dispatchEvent(new Event("change"));
  }

  document.addEventListener("change", function (event) {
    var box = event.target, problem;
    if (boxes.indexOf(box) >= 0 && read()) {
      say(keep([box]));
    } else if (box === choice) {
      if (choice.checked) {
        problem = keep(boxes);
        choice.checked = !problem;
      } else {
        localStorage.removeItem(key);
      }
      say(problem || (choice.checked ? "on" : "off"));
    }
  });
  window.addEventListener("pageshow", sync);
  window.addEventListener("storage", sync);
  sync();
  element.hidden = false;
});
