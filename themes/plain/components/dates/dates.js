// Counts days from the date of a paper. What the reader enters stays in the fields: nothing of it is kept or sent.
// Days are whole numbers, counted from 1970-01-01: no clock, no time zone and no daylight saving comes into them.
wayleaf.part("dates", function (form, find) {
  var fields = wayleaf.list(".dates__field", form), radios = wayleaf.list(".dates__calendar", form);
  var select = find("paper"), papers = wayleaf.list("option", select), said = find("said"), reminder = find("reminder"), link = reminder.firstChild;

  // The Gregorian calendar, and behind it the reader's own, if another. A date is year, month and day.
  wayleaf.dates = [{
    dayOf: function (year, month, day) { return Date.UTC(year, month - 1, day) / 864e5; },
    dateOf: function (at) {
      at = new Date(at * 864e5);
      return [at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate()];
    }
  }].concat(wayleaf.calendar || []);
  var calendars = wayleaf.dates, dayOf = calendars[0].dayOf;

  function of(name, own) { return form.getAttribute("data-" + (own ? "own-" : "") + name) || ""; }

  // The same day of a later or earlier month; its last day where it is shorter.
  function plus(at, number, measure) {
    var date = calendars[0].dateOf(at);
    number *= {week: 7, year: 12}[measure] || 1;
    return /day|week/.test(measure) ? at + number : Math.min(dayOf(date[0], date[1] + number, date[2]), dayOf(date[0], date[1] + number + 1, 0));
  }

  // By the phone's clock; one from before the edition was made is wrong.
  function today() {
    var now = new Date();
    return Math.max(dayOf(now.getFullYear(), now.getMonth() + 1, now.getDate()), Date.parse(of("made")) / 864e5);
  }

  function inDigits(number) {
    return String(number).replace(/\d/g, function (digit) { return of("digits").charAt(digit); });
  }

  // A day in words, in all calendars of the reader.
  function written(at) {
    return calendars.map(function (calendar, own) {
      var date = calendar.dateOf(at);
      return of("pattern", own).replace("{m}", of("months", own).split("|")[date[1] - 1]).replace("{d}", inDigits(date[2])).replace("{y}", inDigits(date[0]));
    }).reduce(function (one, other) { return of("both").replace("{one}", one).replace("{other}", other); });
  }

  // Of a text its words alone, in the letters that people type.
  function words(text) { return text.replace(/[\s\d.,/()\-\u060c\u066b]+/g, " ").trim().toLowerCase().replace(/[\u0622\u0623\u0625]/g, "\u0627"); }

  // The month that begins like these words, in the language of the page or of the letter: 0 where there is none, NaN
  // where it could be several. A word may end in another way than in a date.
  function monthOf(typed, own) {
    var least = /[\u1200-\u137f]/.test(typed) ? 2 : 3, most = 0, best = 0;
    words(of("months", own)).split("|").forEach(function (month, at) {
      var same = 0;
      while (same < typed.length && typed.charAt(same) === month.charAt(same)) same++;
      if (same < typed.length && (same < least || same < typed.length - 2)) return;
      if (month === typed) same = 99;
      at = own ? at + 1 : at % 12 + 1;
      if (same > most) best = at;
      else if (same === most && at !== best) best = NaN;
      most = Math.max(same, most);
    });
    return most && most < least ? NaN : best;
  }

  // The day that was entered, or what is wrong with it. A date may stand in one field, in any digits, with the name of a
  // month, with the year first or with two digits of it.
  function entered(now) {
    var text = fields.map(function (field) { return field.value; }).join(" ").replace(/[^\0-\u007f]/g, function (sign) {
      return /[\u0660-\u0669\u06f0-\u06f9]/.test(sign) ? sign.charCodeAt(0) & 15 : sign;
    });
    var date = (text.match(/\d+/g) || []).map(Number), month = words(text), own = radios[1] && radios[1].checked ? 1 : 0, at, year;
    if (date[0] > 31) date.reverse();
    year = date[date.length - 1];
    if (calendars[1] && year >= calendars[1].earliest && year <= calendars[1].latest) own = 1;
    for (; month && date.length === 2; month = month.replace(/^\S+\s*/, "")) {
      at = monthOf(month, own);
      if (at) date.splice(1, 0, at);
      else if (at !== 0) return "which";
    }
    if (date.length !== 3) return "wrong";
    if (year < 100) year += 100 * Math.round((calendars[own].dateOf(now)[0] - year) / 100);
    at = calendars[own].dayOf(year, date[1], date[0]);
    return calendars[own].dateOf(at).join() !== [year, date[1], date[0]].join() ? "wrong" : Math.abs(at - now) > 1827 ? "year" : at;
  }

  // A file for the phone's calendar. It says nothing of what the day is about.
  function remind(at) {
    var day = new Date(at * 864e5).toISOString().slice(0, 10).replace(/-/g, "");
    link.download = "calendar.ics";
    link.href = "data:text/calendar;charset=utf-8," + encodeURIComponent(("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//calendar//EN\nBEGIN:VEVENT\nUID:" +
      day + String(Math.random()).slice(2, 10) + "@calendar\nDTSTAMP:" + day + "T000000Z\nDTSTART;VALUE=DATE:" + day + "\nSUMMARY:" + of("reminder") +
      "\nBEGIN:VALARM\nACTION:DISPLAY\nDESCRIPTION:" + of("reminder") + "\nTRIGGER:-P2DT15H\nEND:VALARM\nEND:VEVENT\nEND:VCALENDAR\n").replace(/\n/g, "\r\n"));
    reminder.hidden = false;
  }

  function answer() {
    var paper = papers[select.selectedIndex].dataset, kind = paper.count, now = today(), at = entered(now), then, left, full = 0, from;
    hush();
    if (isNaN(at)) return of(at);
    if (at > now && /until|age/.test(kind)) return of("future");
    then = kind === "left" ? at : plus(at, kind === "window" ? -paper.number : paper.number, paper.measure);
    left = (kind === "window" ? at : then) - now;
    if (left > 0 && "download" in link) remind(now + left);
    if (/left|until/.test(kind)) {
      from = kind === "until" ? "\n" + of("from").replace("{date}", written(at)).replace("{time}", paper.time) : "";
      if (left < 0) return of(kind + "-past").replace("{date}", written(then)) + from;
      return (left ? of("left").split("|")[of("forms").charAt(left < 200 ? left : 100 + left % 100)] || of("left") : of("today"))
        .replace("{n}", inDigits(left)).replace("{date}", of("week").replace("{date}", written(then)).replace("{w}", of("weekdays").split("|")[(then + 3) % 7])) + from + (from && "\n" + of("earlier"));
    }
    while (plus(at, full + 1) <= now) full++;
    return of("entered").replace("{date}", written(at)) + "\n" +
      of(kind + (left < 0 ? "-past" : kind === "window" && now >= then ? "-now" : ""))
        .replace("{from}", written(then)).replace("{date}", written(now + left)).replace("{months}", inDigits(full));
  }

  function hush() {
    said.textContent = null;
    reminder.hidden = true;
    link.removeAttribute("href");
  }

  // Shows what belongs to a paper: which date to enter, or what is said of one from which nothing is counted.
  function choose(place) {
    var paper = papers[place].dataset;
    find("legend").textContent = paper.legend;
    find("set").hidden = !paper.count;
    wayleaf.list(".dates__own", form).forEach(function (own) { own.hidden = +own.dataset.at !== place; });
    hush();
  }

  // Firefox writes a choice into its profile unless it is the default; the HTML's is the first.
  function settle(first) {
    papers.forEach(function (paper, at) { paper.defaultSelected = first ? !at : paper.selected; });
    radios.forEach(function (radio, at) { radio.defaultChecked = first ? !at : radio.checked; });
  }

  form.onchange = function (event) {
    settle();
    if (event.target === select) choose(select.selectedIndex);
  };
  form.onreset = function () {
    settle(true);
    choose(0);
  };
  form.onsubmit = function () {
    said.textContent = answer();
    return false;
  };
  choose(0);
  form.hidden = false;
});
