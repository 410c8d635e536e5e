// The host shows this page at any depth. If the address holds a language's folder, the site's root is above it.
wayleaf.part("not-found", function (element) {
  var links = wayleaf.list("a", element).concat(wayleaf.list(".bar__leave"));
  var path = location.pathname.split("/").slice(0, -1);
  var depth = 0;
  if (!/^http/.test(location.protocol)) return;
  links.forEach(function (link) {
    var at = path.indexOf(link.hreflang);
    if (at > 0) depth = path.length - at;
  });
  links.forEach(function (link) {
    link.setAttribute("href", new Array(depth + 1).join("../") + link.getAttribute("href"));
  });
});
