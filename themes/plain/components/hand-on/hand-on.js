// What is open, as text: through the phone's own sharing where there is one, else to copy.
wayleaf.part("hand-on", function (element, find) {
  var button = wayleaf.list("button", element)[0], box = find("text"), boxes = wayleaf.boxesBeside(element);
  button.onclick = function () {
    // Items folded away are not open.
    var text = [wayleaf.list("h1")[0].textContent].concat(boxes.filter(function (tick) {
      return !tick.checked && !tick.closest("[data-when][hidden]");
    }).map(function (tick) { return "- " + tick.parentNode.textContent; }), "", button.dataset.origin).join("\n");
    function copy() {
      box.value = text;
      box.hidden = false;
      box.select();
      try { document.execCommand("copy"); } catch (error) {}
    }
    if (navigator.share) navigator.share({text: text}).then(null, copy);
    else copy();
  };
  button.parentNode.hidden = false;
});
