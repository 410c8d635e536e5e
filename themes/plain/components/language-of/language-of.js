// What a reader has marked comes along behind a dot, does not stay in the address, and goes on with the link that is followed.
wayleaf.part("language-of", function (list) {
  var came = location.hash;
  if (came.charAt(1) !== ".") return;
  try { history.replaceState(null, "", location.href.split("#")[0]); } catch (error) { location.replace("#"); }
  list.addEventListener("click", function (event) {
    var link = event.target.closest("a"), plain = link && link.getAttribute("href");
    if (!link || !came) return;
    link.setAttribute("href", plain.split("#")[0] + came);
    setTimeout(function () { link.setAttribute("href", plain); });
  });
  // Deleting takes it, too.
  document.addEventListener("change", function () { came = ""; });
});
