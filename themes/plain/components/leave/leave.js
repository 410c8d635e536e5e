// Out of sight at once, and the page gives up its own place in the browser's history.
wayleaf.part("leave", function (link) {
  var page = document.documentElement;
  link.addEventListener("click", function (event) {
    event.preventDefault();
    page.hidden = true;
    location.replace(link.href);
  });
  // Come back to out of the browser's memory, the page can be read again.
  window.addEventListener("pageshow", function () { page.hidden = false; });
});
