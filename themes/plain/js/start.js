// The one global. Each component starts on the elements that name it in data-part; one that fails stays silent.
var wayleaf = {
  list: function (selector, root) {
    return [].slice.call((root || document).querySelectorAll(selector));
  },
  part: function (name, start) {
    wayleaf.list("[data-part=" + name + "]").forEach(function (element) {
      try { start(element); } catch (error) {}
    });
  }
};

// Folded parts open for paper and close again afterwards.
(function () {
  var opened = [];
  function each(open) {
    opened.forEach(function (details) { details.open = open; });
  }
  window.addEventListener("beforeprint", function () {
    opened = wayleaf.list("main details:not([open])");
    each(true);
  });
  window.addEventListener("afterprint", function () {
    each(false);
    opened = [];
  });
})();
