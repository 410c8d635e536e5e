// Deletes all that the guide keeps on the phone: its keys, its saved pages, its worker. What belongs to others stays.
wayleaf.part("delete", function (element) {
  var web = /^http/.test(location.protocol), plain = element.children[1], said = element.children[3];

  // The folder of the guide, as the link to its calendar knows it.
  function root() { return wayleaf.list(".leave__link")[0].href.replace("calendar.html", ""); }

  function every(list, fits, work) {
    return list.then(function (all) { return Promise.all(all.filter(fits).map(work)); });
  }

  function saved() {
    var own = "wayleaf|" + root().slice(location.origin.length) + "|";
    return web && window.caches && every(caches.keys(), function (name) { return !name.indexOf(own); }, function (name) { return caches.delete(name); });
  }

  function workers() {
    var all = web && navigator.serviceWorker;
    return all && every(all.getRegistrations(), function (one) { return one.scope === root(); }, function (one) {
      if (one.active) one.active.postMessage({type: "forget"});
      return one.unregister();
    });
  }

  function done() { said.textContent = said.getAttribute("data-done"); }

  function failed() { said.textContent = plain.textContent; }

  wayleaf.list("button", element)[0].onclick = function () {
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
      if (window.Promise) Promise.resolve().then(workers).then(saved).then(done, failed);
      else done();
    } catch (error) { failed(); }
  };
  plain.hidden = true;
  element.children[2].hidden = false;
});
