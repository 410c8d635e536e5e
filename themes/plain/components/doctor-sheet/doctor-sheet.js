// Offers to print, where the browser can.
wayleaf.part("doctor-sheet", function (element) {
  if (window.print) element.firstChild.onclick = function () { window.print(); };
  else element.textContent = element.dataset.none;
  element.hidden = false;
});
