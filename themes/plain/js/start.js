// The one global. Each component starts on the elements that name it in data-part, with a way to find its own parts:
// find("said") is what has the class "<component>__said". One that fails stays silent.
var wayleaf = {
  list: function (selector, root) {
    return [].slice.call((root || document).querySelectorAll(selector));
  },
  part: function (name, start) {
    wayleaf.list("[data-part=" + name + "]").forEach(function (element) {
      try {
        start(element, function (own) { return element.querySelector("." + name + "__" + own); });
      } catch (error) {}
    });
  }
};

// Folded parts open for paper and close again afterwards.
(function () {
  var opened = [];
  function turn() {
    opened.forEach(function (details) { details.open = !details.open; });
  }
  window.onbeforeprint = function () {
    opened = wayleaf.list("main details:not([open])");
    turn();
  };
  window.onafterprint = function () {
    turn();
    opened = [];
  };
})();

// Only what the reader chooses now is chosen: nothing that a browser brings back by itself, by the place in the page.
// A choice becomes the default at once: Firefox writes boxes that differ from it into its profile, whatever the HTML says.
(function () {
  function boxes(work) { wayleaf.list("input").forEach(work); }
  function settle() { boxes(function (box) { box.checked = box.defaultChecked; }); }

  document.addEventListener("change", function () { boxes(function (box) { box.defaultChecked = box.checked; }); });
  // A choice is followed by a change at once; what a browser restores late is not.
  document.addEventListener("input", function () { setTimeout(settle); });
  // Opened afresh, the page has nothing to forget, and a reader may have ticked before the script came.
  try { if (performance.navigation.type) settle(); } catch (error) {}
})();
