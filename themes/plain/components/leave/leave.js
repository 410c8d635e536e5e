// What every page does when its reader leaves, or deletes the guide: it is out of sight, or emptied, in the memory of the browser too.
// The folder of the guide, as the link to its calendar knows it; a file that stands alone leads to none, and lies in it.
wayleaf.folder = function (link) {
  return (link.protocol === location.protocol ? link : location).pathname.replace(/[^\/]*$/, "");
};

wayleaf.part("leave", function (link) {
  // How often the guide was deleted in this tab: a page that comes back out of the browser's memory asks for it.
  var own = "wayleaf|" + wayleaf.folder(link) + "|", tab, times, others;

  // The page gives up its own place in the browser's history.
  function leave() {
    document.documentElement.hidden = true;
    location.replace(link.href);
  }

  // The tab keeps in its name that its reader has left: a page that the way back leads to goes too. Opened anew, it stays.
  function come(isBack) {
    if (window.name === "away") {
      if (isBack) leave(); else window.name = "";
    }
  }

  // Empties what the reader has ticked, chosen and typed, and what the page has said to it.
  function wipe() {
    wayleaf.list("form, input, textarea").forEach(function (field) {
      if (field.reset) field.reset();
      if (!field.form) field.checked = false;
      if (field.rows) field.hidden = !(field.value = field.defaultValue);
    });
    wayleaf.list("main [role=status]").forEach(function (line) {
      if (!line.firstElementChild) line.textContent = null;
    });
    // Whoever shows what was kept looks again.
    document.dispatchEvent(new Event("change"));
  }

  function hear(event) {
    // Files that have a store each cannot tell one another anything.
    if (event.type === "wipe" || event.key === own || event.persisted && location.origin === "null" || times !== tab[own]) wipe();
    times = tab[own];
    if (event.persisted) come(true);
  }

  link.addEventListener("click", function (event) {
    event.preventDefault();
    window.name = "away";
    if (others) others.postMessage(1);
    leave();
  });
  come(performance.navigation.type === 2);
  // A browser that keeps nothing refuses here, and there is nothing to hear of.
  tab = sessionStorage;
  times = tab[own];
  ["wipe", "storage", "pageshow"].forEach(function (type) { window.addEventListener(type, hear); });
  // A page in the memory of the browser is dropped from there when it is sent a message.
  others = new BroadcastChannel(own);
});
