// Offers to keep this language on the phone, with what it costs; keeps it only when asked.
wayleaf.part("save-offline", function (element) {
  var line = wayleaf.list(".save-offline__said", element)[0];
  var button = wayleaf.list(".save-offline__button", element)[0];
  var remove = wayleaf.list(".save-offline__remove", element)[0];
  var code = element.getAttribute("data-code"), digits = element.getAttribute("data-digits"), stage, timer;
  // A guide whose worker is withdrawn tells no cost.
  var worker = element.getAttribute("data-size") && wayleaf.worker(element, hear);
  if (!worker) return;

  function number(value) {
    return String(value).replace(/\d/g, function (digit) { return digits.charAt(digit); });
  }

  function show(now, edition, said) {
    var label = button.getAttribute("data-" + now) || button.getAttribute("data-offer");
    var words = line.getAttribute("data-" + now) || "";
    stage = now;
    clearTimeout(timer);
    if (now === "saving") {
      words = said.total ? words.replace("{done}", number(said.done)).replace("{total}", number(said.total)) : "";
      wait(2);
    }
    // A count is no news for a screen reader; how it ends is.
    line.setAttribute("aria-busy", String(now === "saving" && said.done > 0));
    wayleaf.withCode(line, words, edition);
    button.textContent = label;
    button.disabled = now === "saving";
    if (now === "saved" && document.activeElement === button) line.focus();
    button.parentNode.hidden = now === "saved";
    remove.parentNode.hidden = button.disabled || !said.edition;
    element.hidden = false;
  }

  function hear(said) {
    var now = said.type;
    if (now === "saved" && said.newer) now = "newer";
    else if (now === "saved" && said.edition !== code) now = "read";
    if (said.withdrawn) element.hidden = true;
    else show(now, said.edition || code, said);
  }

  function nothing() {}

  // A browser may end a worker half-way, which then says nothing more: a new one is asked, and goes on.
  function wait(times) {
    timer = setTimeout(function () {
      if (!times) return show("stopped", code, {});
      worker.send("status", nothing).then(null, nothing);
      wait(times - 1);
    }, 2e4);
  }

  button.addEventListener("click", function () {
    if (stage === "read") {
      location.reload();
      return;
    }
    show("saving", code, {});
    // A registration waits while an edition is fetched, so that one which is there is not asked for again.
    worker.send("save", function () {
      return navigator.serviceWorker.register(worker.file).then(function () { return worker.send("save"); });
    }).then(null, function (fault) { show(fault.name === "SecurityError" ? "refused" : "stopped", code, {}); });
  });
  remove.addEventListener("click", function () {
    worker.send("remove");
    button.parentNode.hidden = false;
    button.focus();
  });
});
