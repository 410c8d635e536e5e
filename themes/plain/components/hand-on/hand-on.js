// What is open, as text: through the phone's own sharing where there is one, else to copy.
wayleaf.part("hand-on", function (element) {
  var button = wayleaf.list("button", element)[0], box = wayleaf.list("textarea", element)[0];

  // Items folded away are not open.
  function open() {
    return wayleaf.list(".checklist__item").filter(function (item) {
      return item.offsetHeight && !wayleaf.list(".checklist__box", item)[0].checked;
    }).map(function (item) { return "- " + wayleaf.list(".checklist__words", item)[0].textContent; });
  }

  button.onclick = function () {
    var text = [wayleaf.list("h1")[0].textContent].concat(open(), "", button.getAttribute("data-origin")).join("\n");
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
