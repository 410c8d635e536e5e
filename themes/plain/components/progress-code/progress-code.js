// The code of what is marked, to write down, and a field to type one in.
wayleaf.part("progress-code", function (form, find) {
  var state = wayleaf.state(form), typed = find("typed"), said = find("said");

  if (find("shown")) wayleaf.follow(function () {
    find("shown").textContent = wayleaf.written(state.code(true).match(/.{1,5}/g).join(" "));
  });

  form.onsubmit = function () {
    var read = state.read(typed.value);
    if (read) state.take(read, said);
    else said.textContent = said.dataset.wrong;
    return false;
  };
  form.hidden = false;
});
