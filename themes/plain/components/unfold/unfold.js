// Folded parts open for paper and close again afterwards, also those of safety units that `age` folds late.
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
