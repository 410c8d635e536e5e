// A link that leads to a folded section opens it.
wayleaf.part("folded", function (fold) {
  var title = fold.querySelector("h2");
  function reach() {
    if (location.hash === "#" + title.id) { fold.open = true; }
  }
  window.addEventListener("hashchange", reach);
  reach();
});
