// Deletes all that the guide keeps on the phone: its ticks, its saved pages, its worker, and what stands in its open
// pages. What belongs to others stays.
wayleaf.part("delete", function (element, find) {
  // A file has no host, and no worker.
  var worker = location.host && navigator.serviceWorker, plain = find("plain"), said = find("said");
  // The folder of the guide, as the link to its calendar knows it.
  var folder = wayleaf.list(".leave__link")[0].pathname.replace(/[^\/]+$/, "");
  // How often the guide was deleted in this tab: a page that comes back out of the browser's memory asks for it.
  var own = "wayleaf|" + folder + "|", tab = sessionStorage, times = tab[own], others;
  // Files that have a store each cannot tell one another anything.
  var isAlone = location.origin === "null";

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
    if (event.key === own || event.persisted && isAlone || times !== tab[own]) wipe();
    times = tab[own];
  }

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
    wipe();
    try {
      element.dataset.lists.split(" ").forEach(function (number) { localStorage.removeItem("wayleaf:" + number); });
      times = tab[own] = (times | 0) + 1 + "";
      // Other tabs hear of a key that comes and goes.
      localStorage[own] = 1;
      localStorage.removeItem(own);
      // A page in the memory of the browser is dropped from there when it is sent a message.
      if (others) others.postMessage(1);
      Promise.resolve(worker && saved()).then(function () { tell(!isAlone); }).then(null, tell);
    } catch (error) { tell(); }
  };
  window.addEventListener("storage", hear);
  window.addEventListener("pageshow", hear);
  plain.hidden = true;
  find("do").hidden = false;
  others = new BroadcastChannel(own);
});
