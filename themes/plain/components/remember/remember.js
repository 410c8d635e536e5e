// Remembering, only if asked: the numbers of the items ticked, whatever the language, under one key of this guide.
// The key is there only after the reader has asked for it. The store is the truth while it is on; the page is while
// it is off.
wayleaf.part("remember", function (element, find) {
  var key = "wayleaf:" + wayleaf.guide, boxes = wayleaf.boxesBeside(element), choice = find("box"), said = find("said");

  // null: nothing is remembered. What is no number says nothing.
  function read() {
    var kept = null;
    try { kept = localStorage.getItem(key); } catch (error) {}
    return kept === null ? kept : (kept.match(/\d+/g) || []).map(Number);
  }

  // Keeps how boxes stand; numbers that this page does not know stay. "" when it was stored.
  function keep(these) {
    var items = (read() || []).filter(function (number) {
      return !these.some(function (box) { return box.item === number; });
    });
    these.forEach(function (box) { if (box.checked) items.push(box.item); });
    try {
      localStorage.setItem(key, items.slice(-999));
      return "";
    } catch (error) {
      return "refused";
    }
  }

  function say(what) { said.textContent = said.dataset[what] || ""; }

  function sync() {
    var items = read();
    choice.checked = !!items;
    if (items) boxes.forEach(function (box) { box.checked = items.indexOf(box.item) >= 0; });
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
  // The page that deletes does not reach a file with a store of its own: what is kept here goes on the way there.
  wayleaf.list("[href$=w-delete]").forEach(function (link) {
    link.onclick = function () { if (location.origin === "null") localStorage.removeItem(key); };
  });
  window.addEventListener("pageshow", sync);
  window.addEventListener("storage", sync);
  sync();
  element.hidden = false;
});
