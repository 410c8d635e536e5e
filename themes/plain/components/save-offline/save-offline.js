// Asks the worker to keep this language for the time without connection, and says when it has.
wayleaf.part("save-offline", function (element) {
  var workers = navigator.serviceWorker;
  var lang = element.getAttribute("data-lang");
  var saver = navigator.connection && navigator.connection.saveData;
  if (!workers || !window.isSecureContext || !/^http/.test(location.protocol)) return;
  var old = workers.controller, changed;

  function say() {
    var code = document.createElement("bdi");
    code.dir = "ltr";
    code.textContent = element.getAttribute("data-code");
    element.textContent = element.getAttribute("data-saved") + " (" + element.getAttribute("data-edition") + " ";
    element.appendChild(code);
    element.appendChild(document.createTextNode(")"));
    element.hidden = false;
  }

  workers.addEventListener("message", function (event) {
    var said = event.data || {};
    if (said.type === "saved" && said.lang === lang && !changed) say();
  });

  // A newer edition has taken over: what is saved is no longer the edition on this page.
  workers.addEventListener("controllerchange", function () {
    if (old) element.hidden = changed = true;
    old = workers.controller;
  });

  window.addEventListener("load", function () {
    workers.register(element.getAttribute("data-root") + "sw.js").then(function () {
      return workers.ready;
    }).then(function (registration) {
      if (lang) registration.active.postMessage({type: saver ? "status" : "save", lang: lang});
    }).then(null, function () {});
  });
});
