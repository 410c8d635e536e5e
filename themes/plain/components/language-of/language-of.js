// Without connection the first page stands in for each page of languages: the worker tells it the file name of the page
// that the reader came from, and its links lead to that page. Stands before `language-place`, which takes them as they are.
wayleaf.part("language-place", function (menu) {
  var file = /^\?([a-z0-9-]+\.html)$/.exec(location.search);
  if (file) wayleaf.list("a", menu).forEach(function (link) {
    link.setAttribute("href", link.getAttribute("href").replace(/[^\/]+$/, file[1]));
  });
});
