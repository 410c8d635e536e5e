// Deletes all that the guide keeps on the phone: its keys, its saved pages, its worker. What belongs to others stays.
wayleaf.part("delete", function (element, find) {
  var worker = /^http/.test(location.protocol) && navigator.serviceWorker, plain = find("plain"), said = find("said");

  function every(list, fits, work) {
    return list.then(function (all) { return Promise.all(all.filter(fits).map(work)); });
  }

  // The worker goes before the pages, so that it keeps none of them anew.
  function saved() {
    // The folder of the guide, as the link to its calendar knows it.
    var root = wayleaf.list(".leave__link")[0].href.replace("calendar.html", "");
    return every(worker.getRegistrations(), function (one) { return one.scope === root; }, function (one) {
      ["active", "waiting", "installing"].forEach(function (at) { if (one[at]) one[at].postMessage({type: "forget"}); });
      return one.unregister();
    }).then(function () {
      var own = "wayleaf|" + root.slice(location.origin.length) + "|";
      return every(caches.keys(), function (name) { return !name.indexOf(own); }, function (name) { return caches.delete(name); });
    });
  }

  function failed() { said.textContent = plain.textContent; }

  find("do").firstElementChild.onclick = function () {
    try {
      [localStorage, sessionStorage].forEach(function (store) {
        Object.keys(store).forEach(function (key) { if (!key.indexOf("wayleaf")) store.removeItem(key); });
      });
      wayleaf.list("form, input").forEach(function (field) {
        if (field.reset) field.reset();
        field.checked = false;
      });
      // Whoever shows what was kept looks again.
      document.dispatchEvent(new Event("change"));
      Promise.resolve(worker && saved()).then(function () { said.textContent = said.dataset.done; }).then(null, failed);
    } catch (error) { failed(); }
  };
  plain.hidden = true;
  find("do").hidden = false;
});
