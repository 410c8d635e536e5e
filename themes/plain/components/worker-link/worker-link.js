// Speaks with the guide's worker, where a browser has one. Nothing is registered before the reader asks.
wayleaf.worker = function (element, hear) {
  var workers = navigator.serviceWorker, lang = element.getAttribute("data-lang"), scope;
  if (!workers || !window.caches || !window.isSecureContext || !/^http/.test(location.protocol)) return null;
  scope = new URL("../", location.href).href;

  // Where there is no worker, `alone` is done instead.
  function send(type, alone) {
    return workers.getRegistration(scope).then(function (one) {
      one = one && one.scope === scope && (one.active || one.waiting || one.installing);
      return one ? one.postMessage({type: type, lang: lang}) : (alone || hear)({type: "none"});
    });
  }

  workers.addEventListener("message", function (event) {
    var said = event.data || {};
    if (said.scope === scope && said.langs.indexOf(lang) >= 0) hear(said);
  });
  window.addEventListener("load", function () { send("status").then(null, function () {}); });
  return {send: send, file: scope + "sw.js"};
};

// Words with the edition's code in its own direction.
wayleaf.withCode = function (element, text, code) {
  var parts = text.split("{code}"), bdi = document.createElement("bdi");
  bdi.dir = "ltr";
  bdi.setAttribute("translate", "no");
  bdi.textContent = code;
  element.textContent = parts[0];
  if (!parts[1]) return;
  element.appendChild(bdi);
  element.appendChild(document.createTextNode(parts[1]));
};
