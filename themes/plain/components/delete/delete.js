// Deletes all that the guide keeps on the phone: its ticks, its saved pages, its worker, and what stands in its open
// pages. What belongs to others stays.
wayleaf.part("delete", function (element, find) {
  // A file has no host, and no worker.
  var worker = location.host && navigator.serviceWorker, plain = find("plain"), said = find("said");
  var folder = wayleaf.folder(wayleaf.list(".bar__leave")[0]), own = "wayleaf|" + folder + "|", tab = sessionStorage;

  function every(work) {
    return function (found) { return Promise.all(found.map(work)); };
  }

  // The worker goes before the pages, so that it keeps none of them anew.
  function saved() {
    return worker.getRegistrations().then(every(function (one) {
      if (one.scope !== location.origin + folder) return;
      [one.active, one.waiting, one.installing].forEach(function (at) { if (at) at.postMessage({type: "forget"}); });
      return one.unregister();
    })).then(function () { return caches.keys(); }).then(every(function (name) {
      return name.indexOf(own) || caches.delete(name);
    }));
  }

  function tell(isDone) { said.textContent = isDone === true ? said.dataset.done : plain.textContent; }

  find("do").firstElementChild.onclick = function () {
    function wipe() { window.dispatchEvent(new Event("wipe")); }
    wipe();
    try {
      element.dataset.lists.split(" ").forEach(function (number) { localStorage.removeItem("wayleaf:" + number); });
      tab[own] = (tab[own] | 0) + 1 + "";
      wipe();
      // Other tabs hear of a key that comes and goes.
      localStorage[own] = 1;
      localStorage.removeItem(own);
      if (window.BroadcastChannel) new BroadcastChannel(own).postMessage(1);
      // What a file has deleted is its own.
      Promise.resolve(worker && saved()).then(function () { tell(location.origin !== "null"); }).then(null, tell);
    } catch (error) { tell(); }
  };
  // Every other page leads here.
  if (location.hash === "#" + element.id) element.open = true;
  plain.hidden = true;
  find("do").hidden = false;
});
