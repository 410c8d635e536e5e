// The code of what is marked, to write down, and a field to type one in.
wayleaf.part("progress-code", function (form, find) {
  var state = wayleaf.state(form), said = find("said"), words = said.dataset;

  if (find("shown")) wayleaf.follow(function () {
    find("shown").textContent = wayleaf.written(state.code(true).match(/.{1,5}/g).join(" "));
  });

  form.onsubmit = function () {
    var signs = "", brought, added;
    // ASCII, Arabic and Persian digits; all other signs say nothing.
    find("typed").value.replace(/[0-9\u0660-\u0669\u06f0-\u06f9]/g, function (digit) { signs += digit.charCodeAt(0) & 15; });
    brought = state.read(signs);
    if (brought) {
      state.take(brought);
      added = state.boxes.filter(function (box) { return box.item > brought.reach; });
      said.textContent = words.done + " " + (brought.reach > state.own ? words.later : added[0] ? words.fresh + " " + added.map(function (box) {
        return box.parentNode.textContent;
      }).join(" · ") : "");
    } else {
      said.textContent = words.wrong;
    }
    return false;
  };
  form.hidden = false;
});
