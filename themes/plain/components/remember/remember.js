// Remembering, only if asked. The store is the truth while it is on; the page is while it is off.
wayleaf.part("remember", function (element) {
  var store = wayleaf.store, ticks = wayleaf.ticks;
  var choice = wayleaf.list(".remember__box", element)[0];
  var said = wayleaf.list(".remember__said", element)[0];

  function say(what) {
    said.textContent = what ? said.getAttribute("data-" + what) : "";
  }

  // Adds and removes this page's items; ids that this page does not know stay.
  function merged(list, boxes) {
    boxes.forEach(function (box) {
      var at = list.indexOf(box.name);
      if (box.checked && at < 0) list.push(box.name);
      if (!box.checked && at >= 0) list.splice(at, 1);
    });
    return list;
  }

  function sync() {
    var list = store.read();
    choice.checked = list !== null;
    if (list) ticks.forEach(function (box) { box.checked = list.indexOf(box.name) >= 0; });
    wayleaf.progress();
  }

  ticks.forEach(function (box) {
    box.addEventListener("change", function () {
      var list = store.read();
      if (list) say(store.write(merged(list, [box])));
    });
  });

  choice.addEventListener("change", function () {
    var problem;
    if (choice.checked) {
      problem = store.write(merged(store.read() || [], ticks));
      if (problem) choice.checked = false;
      say(problem || "on");
    } else {
      store.erase();
      say("off");
    }
  });

  window.addEventListener("pageshow", sync);
  window.addEventListener("storage", function (event) {
    if (event.key === null || event.key === store.key) sync();
  });
  sync();
  element.hidden = false;
});
