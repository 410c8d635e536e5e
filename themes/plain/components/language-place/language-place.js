// The links of the language menu lead to the unit that is at the top of the view. The page that lists the languages has no
// units: there they lead to the unit that the reader came from.
wayleaf.part("language-place", function (menu) {
  var links = wayleaf.list("a", menu);
  var units = wayleaf.list(".unit__title, .checklist__item");
  var plain = links.map(function (link) { return link.getAttribute("href"); });
  var seen = "", timer;

  // A unit come to by its link stands 5.5 rem below the top of the view.
  function here() {
    var rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    var line = Math.max(menu.getBoundingClientRect().bottom + 40, 6 * rem), id = "", i;
    for (i = 0; i < units.length && units[i].getBoundingClientRect().top <= line; i++) id = units[i].id;
    return id;
  }

  // Sticky or not is decided by the style sheet: a low screen has no room for a menu that stays.
  function stays() {
    return /sticky/.test(getComputedStyle(menu).position);
  }

  // A menu that has scrolled away is reached by going up: the last unit read counts then.
  function point() {
    var id = units[0] ? here() : location.hash.slice(1);
    if (id) seen = id;
    else if (!stays()) id = seen;
    links.forEach(function (link, i) {
      link.setAttribute("href", plain[i] + (id ? "#" + id : ""));
    });
  }

  function settle() {
    clearTimeout(timer);
    timer = setTimeout(point, 150);
  }

  window.addEventListener("scroll", settle);
  window.addEventListener("hashchange", settle);
  window.addEventListener("load", settle);
  menu.addEventListener("click", point, true);
});
