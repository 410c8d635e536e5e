// On the page that lists the languages. Stands before `language-place`, which takes its links as they are.
wayleaf.part("language-place", function (menu) {
  var file = /^\?([a-z0-9-]+\.html)$/.exec(location.search), came = location.hash;

  // Without connection the first page stands in for each page of languages: the worker tells it the file name of the page
  // that the reader came from, and its links lead to that page.
  if (file) wayleaf.list("a", menu).forEach(function (link) {
    link.setAttribute("href", link.getAttribute("href").replace(/[^\/]+$/, file[1]));
  });

  // What a reader has marked comes along behind a dot, does not stay in the address, and goes on with the link that is followed.
  if (came.charAt(1) !== ".") return;
  try { history.replaceState(null, "", location.href.split("#")[0]); } catch (error) { location.replace("#"); }
  menu.addEventListener("click", function (event) {
    var link = event.target.closest("a"), plain = link && link.getAttribute("href");
    if (!link || !came) return;
    link.setAttribute("href", plain.split("#")[0] + came);
    setTimeout(function () { link.setAttribute("href", plain); });
  });
  // Deleting takes it, too.
  document.addEventListener("change", function () { came = ""; });
});
