// A link brings the code behind a dot, which no id begins with, with a letter at its end that shows whether it was cut. It is
// taken out of the address at once, so that no entry of the browser's history in this tab keeps it.
wayleaf.part("state", function (form, find) {
  var state = wayleaf.state(form), said = find("said"), ask = find("ask"), buttons = wayleaf.list("button", form), brought;

  function close() {
    brought = null;
    ask.hidden = true;
  }

  function take() {
    state.take(brought);
    said.textContent = said.dataset.done + " " + (brought.reach > state.own ? said.dataset.later || "" : "");
    close();
  }

  function come() {
    var hash = location.hash, bare = location.href.split("#")[0];
    try { hash = decodeURIComponent(hash); } catch (error) {}
    if (hash.charAt(1) !== ".") return;
    try { history.replaceState(null, "", bare); } catch (error) { location.replace(bare + "#"); }
    close();
    brought = /^#\.(\d+)e\W*$/.exec(hash.replace(/\s/g, ""));
    brought = brought && state.read(brought[1]);
    if (!brought) said.textContent = said.dataset.wrong;
    else if (state.changes(brought)) ask.hidden = false;
    else take();
  }

  form.hidden = false;
  buttons[0].onclick = take;
  buttons[1].onclick = close;
  // Deleting resets every form.
  form.addEventListener("reset", close);
  wayleaf.list("[data-carries]").forEach(function (link) {
    link.addEventListener("click", function () {
      var plain = link.getAttribute("href"), code = state.code();
      if (!code) return;
      link.setAttribute("href", plain.split("#")[0] + "#." + code + "e");
      setTimeout(function () { link.setAttribute("href", plain); });
    });
  });
  window.addEventListener("hashchange", come);
  // When all parts of the list have begun.
  document.addEventListener("DOMContentLoaded", come);
});
