// The card shows the state that it was opened with, in two languages: what is open, what is done, the code as digits and as a
// picture that opens the same card in the language of the authorities. It hands all of it on as text, if asked to.
wayleaf.part("card", function (card, find) {
  var words = card.dataset, state = wayleaf.state(card), radios = wayleaf.list("[type=radio]", card), code = find("code");
  var rows = wayleaf.list(".card__row", card), parts = wayleaf.list(".card__part", card), answers = find("answers");
  var send = find("send"), buttons = wayleaf.list("button", send), ways = wayleaf.list("a", send), copied = find("copy"), box = find("text");
  var picture = find("qr"), how = find("how"), title = wayleaf.list("h1")[0];

  function tick(row) { return row.querySelector("[type=checkbox]"); }
  function fields() { return wayleaf.list(".card__field", card); }
  function isShown(element) { return !element.hidden; }

  // The address of the card in the language of the authorities; "" where nobody else could open it.
  function link() {
    var way = document.createElement("a");
    way.href = words.address || words.href;
    return words.address || /^http/.test(location.protocol) ? way.href + "#." + state.code(true) + "e" : "";
  }

  function draw() {
    var cells = link() && wayleaf.qr(link()), path = "", side;
    how.textContent = cells ? picture.getAttribute("aria-label") : how.dataset.digits;
    picture.style.display = cells ? "" : "none";
    if (!cells) return;
    side = cells.length + 8;
    cells.forEach(function (row, y) {
      row.forEach(function (dark, x) { if (dark) path += "M" + (x + 4) + " " + (y + 4) + "h1v1h-1z"; });
    });
    picture.setAttribute("viewBox", "0 0 " + side + " " + side);
    picture.firstElementChild.setAttribute("d", "M0 0h" + side + "v" + side + "H0z");
    picture.lastElementChild.setAttribute("d", path);
  }

  function update() {
    var given = wayleaf.given(radios), active = document.activeElement;
    function rank(row) { return tick(row).checked ? 2 : row.dataset.stays === undefined ? 1 : 0; }
    wayleaf.list(".card__question", card).forEach(function (set) {
      set.hidden = !set.querySelector(":checked");
      wayleaf.list("label", set).forEach(function (label) { label.hidden = !label.firstChild.checked; });
    });
    // Deleting hides what it has emptied.
    fields().forEach(function (field) { field.hidden = false; });
    answers.hidden = !wayleaf.list(".card__question", card).some(isShown);
    rows.forEach(function (row) {
      var known = (row.dataset.when || "").split("&").map(function (rule) { return rule ? wayleaf.holds(rule, given) : 1; });
      var holds = Math.min.apply(0, known), condition = row.querySelector(".card__if");
      row.hidden = !holds && !tick(row).checked;
      if (condition) condition.hidden = holds === 1 || tick(row).checked;
    });
    // What must not be missed comes first.
    [0, 1, 2].forEach(function (place) {
      rows.forEach(function (row) {
        if (rank(row) === place) parts[place > 1 ? 1 : 0].lastElementChild.appendChild(row);
      });
    });
    if (active && document.activeElement !== active) active.focus();
    parts.forEach(function (part) { part.hidden = !wayleaf.list(".card__row", part).some(isShown); });
    find("shown").textContent = wayleaf.written(state.code(true).match(/.{1,5}/g).join(" "));
    draw();
    wayleaf.progress();
  }

  // In the words of the reader, or in those of the authorities.
  function told(own) {
    var lines = [];
    function said(element) { return element.querySelector(own ? ".card__own" : ".card__twin, .card__own:only-child").textContent; }
    lines.push(said(title));
    [answers].concat(parts).filter(isShown).forEach(function (part) {
      lines.push("", said(part.firstElementChild) + ":");
      wayleaf.list("fieldset", part).filter(isShown).forEach(function (set) {
        lines.push("- " + said(set.firstElementChild) + " " + said(wayleaf.list("label", set).filter(isShown)[0]));
      });
      wayleaf.list(".card__row", part).filter(isShown).forEach(function (row) { lines.push("- " + said(row.querySelector("label"))); });
    });
    fields().forEach(function (field) {
      if (field.value) lines.push("", said(field.parentNode) + ": " + field.value);
    });
    return lines.concat("", said(code) + ": " + state.code(true)).join("\n");
  }

  function long() { return [told(true), words.twin && told(), link(), words.end].filter(Boolean).join("\n\n"); }

  function short() {
    var boxes = rows.filter(isShown).map(tick), done = boxes.filter(function (box) { return box.checked; }).length;
    // Two messages have room for both sentences, or for one and the link.
    return (link() ? [words.twin || words.short, link()] : [words.short, words.twin]).filter(Boolean).map(function (line) {
      return line.replace("{done}", done).replace("{total}", boxes.length).replace("{code}", state.code(true));
    }).join("\n");
  }

  function copy() {
    box.value = long();
    copied.hidden = box.hidden = false;
    box.select();
    try { document.execCommand("copy"); } catch (error) {}
  }

  buttons[0].onclick = function () {
    if (!navigator.share) copy();
    // Whoever closes the sheet wants nothing else.
    else navigator.share({text: long()}).then(null, function (error) { if (error.name !== "AbortError") copy(); });
  };
  buttons[1].onclick = copy;
  // The text stands in the link no longer than it is followed.
  ways.forEach(function (way, place) {
    var plain = way.getAttribute("href");
    way.addEventListener("click", function () {
      way.setAttribute("href", plain + encodeURIComponent(place ? short() : long()));
      setTimeout(function () { way.setAttribute("href", plain); });
    });
  });
  find("plain").hidden = true;
  code.hidden = send.hidden = false;
  wayleaf.follow(update);
});
