// Deletes all that the guide keeps on the phone: its ticks, its saved pages, its worker, and what stands in its open
// pages. What belongs to others stays.
wayleaf.part("delete", function (element, find) {
  var worker = /^http/.test(location.protocol) && navigator.serviceWorker, plain = find("plain"), said = find("said");
  // The folder of the guide, as the link to its calendar knows it.
  var root = wayleaf.list(".leave__link")[0].href.replace("calendar.html", "");
  var own = "wayleaf|" + root.slice(location.origin.length) + "|", wiped = deletions(), others;

  // How often the guide was deleted in this tab, which is all that pages in the memory of the browser can ask.
  function deletions() {
    try { return sessionStorage.getItem(own); } catch (error) {}
  }

  // Empties what the reader has ticked, chosen and typed, and what the page has said to it.
  function wipe() {
    wayleaf.list("form, input, textarea").forEach(function (field) {
      if (field.reset) field.reset();
      if (!field.form) field.checked = false;
      if (field.rows) field.hidden = !(field.value = field.defaultValue);
    });
    wayleaf.list("main [role=status]").forEach(function (line) {
      if (!line.firstElementChild) line.textContent = "";
    });
    // Whoever shows what was kept looks again.
    document.dispatchEvent(new Event("change"));
  }

  function every(list, fits, work) {
    return list.then(function (all) { return Promise.all(all.filter(fits).map(work)); });
  }

  // The worker goes before the pages, so that it keeps none of them anew.
  function saved() {
    return every(worker.getRegistrations(), function (one) { return one.scope === root; }, function (one) {
      ["active", "waiting", "installing"].forEach(function (at) { if (one[at]) one[at].postMessage({type: "forget"}); });
      return one.unregister();
    }).then(function () {
      return every(caches.keys(), function (name) { return !name.indexOf(own); }, function (name) { return caches.delete(name); });
    });
  }

  function failed() { said.textContent = plain.textContent; }

  find("do").firstElementChild.onclick = function () {
    wipe();
    try {
      element.dataset.lists.split(" ").forEach(function (list) { localStorage.removeItem("wayleaf:" + list); });
      // Pages that other tabs show or keep in memory: browsers drop those from memory that cannot listen.
      if (others) others.postMessage("");
      sessionStorage.setItem(own, wiped = +wiped + 1 + "");
      // Engines without channels hear of a key that comes and goes.
      localStorage.setItem(own, "");
      localStorage.removeItem(own);
      Promise.resolve(worker && saved()).then(function () { said.textContent = said.dataset.done; }).then(null, failed);
    } catch (error) { failed(); }
  };
  try {
    others = new BroadcastChannel(own);
    others.onmessage = wipe;
  } catch (error) {}
  window.addEventListener("storage", function (event) { if (event.key === own) wipe(); });
  window.addEventListener("pageshow", function () {
    if (wiped !== deletions()) wipe();
    wiped = deletions();
  });
  plain.hidden = true;
  find("do").hidden = false;
});
