// Days are whole numbers, counted from 1970-01-01: no clock, no time zone and no daylight saving comes into them.
// Each calendar says on which day a year begins and how long its months are.
wayleaf.part("dates-calendars", function (element) {
  var floor = Math.floor, digits = element.getAttribute("data-digits"), shown;
  var calendars = {
    gregorian: {
      months: 12, since: 1970,
      begins: function (year) { year--; return 365 * year + floor(year / 4) - floor(year / 100) + floor(year / 400) - 719162; },
      lasts: function (month, all) { return month === 2 ? all - 337 : 30 + (month + (month > 7)) % 2; }
    },
    persian: {
      months: 12, since: 1348,
      begins: function (year) { return 365 * (year - 1) + floor((8 * year + 21) / 33) - 492268; },
      lasts: function (month, all) { return month < 7 ? 31 : month < 12 ? 30 : all - 336; }
    },
    ethiopic: {
      months: 13, since: 1962,
      begins: function (year) { return 365 * (year - 1) + floor(year / 4) - 716367; },
      lasts: function (month, all) { return month < 13 ? 30 : all - 360; }
    }
  };
  shown = Object.keys(calendars).filter(function (name) { return element.getAttribute("data-" + name); });

  function length(calendar, year, month) {
    return calendar.lasts(month, calendar.begins(year + 1) - calendar.begins(year));
  }

  // The day of a date, NaN if there is none.
  function dayOf(name, year, month, day) {
    var calendar = calendars[name], at = calendar.begins(year), m;
    if (month < 1 || month > calendar.months || day < 1 || day > length(calendar, year, month)) return NaN;
    for (m = 1; m < month; m++) at += length(calendar, year, m);
    return at + day - 1;
  }

  // Year, month and day.
  function dateOf(name, at) {
    var calendar = calendars[name], year = floor(at / 365.2425) + calendar.since, month = 1, rest;
    while (calendar.begins(year) > at) year--;
    while (calendar.begins(year + 1) <= at) year++;
    rest = at - calendar.begins(year);
    while (rest >= length(calendar, year, month)) rest -= length(calendar, year, month++);
    return [year, month, rest + 1];
  }

  function inDigits(number) {
    return String(number).replace(/\d/g, function (digit) { return digits.charAt(digit) || digit; });
  }

  wayleaf.dates = {
    dayOf: dayOf,
    dateOf: dateOf,
    inDigits: inDigits,
    // The same day of a later or earlier month; its last day where it is shorter.
    plus: function (at, number, measure) {
      var date, month;
      if (measure === "day" || measure === "week") return at + number * (measure === "day" ? 1 : 7);
      date = dateOf("gregorian", at);
      month = date[0] * 12 + date[1] - 1 + number * (measure === "year" ? 12 : 1);
      date = [floor(month / 12), month % 12 + 1, date[2]];
      return dayOf("gregorian", date[0], date[1], Math.min(date[2], length(calendars.gregorian, date[0], date[1])));
    },
    written: function (at) {
      return shown.map(function (name) {
        var date = dateOf(name, at);
        return element.getAttribute("data-" + name).split("|")[date[1] - 1].replace("{d}", inDigits(date[2])).replace("{y}", inDigits(date[0]));
      }).reduce(function (one, other) { return element.getAttribute("data-both").replace("{one}", one).replace("{other}", other); });
    },
    // By the phone's clock; one from before the edition was made is wrong.
    today: function () {
      var now = new Date(), made = element.getAttribute("data-made").split("-");
      return Math.max(dayOf("gregorian", now.getFullYear(), now.getMonth() + 1, now.getDate()), dayOf("gregorian", +made[0], +made[1], +made[2]));
    }
  };
});

// What the reader enters stays in the fields: nothing of it is kept or sent.
wayleaf.part("dates", function (form) {
  var dates = wayleaf.dates, fields = wayleaf.list(".dates__field", form), said = wayleaf.list(".dates__said", form)[0];
  var calendars = wayleaf.list(".dates__calendar", form);
  if (!dates) return;

  function of(name) { return form.getAttribute("data-" + name); }

  // Three numbers, in whatever digits and fields.
  function numbers() {
    return (fields.map(function (field) { return field.value; }).join(" ").replace(/[\u0660-\u0669\u06f0-\u06f9]/g, function (digit) {
      return digit.charCodeAt(0) & 15;
    }).match(/\d+/g) || []).map(Number);
  }

  function answer() {
    var date = numbers(), today = dates.today(), kind = of("count"), number = +of("number");
    var calendar = calendars.filter(function (one) { return one.checked; })[0];
    var at = date.length === 3 ? dates.dayOf(calendar ? calendar.value : "gregorian", date[2], date[1], date[0]) : NaN, then, full = 0, what;
    if (!(at === at)) return of("wrong");
    if (Math.abs(at - today) > 1827) return of("year");
    if (kind !== "window" && at > today) return of("future");
    then = dates.plus(at, kind === "window" ? -number : number, of("measure"));
    if (kind === "window") what = today > at ? "-past" : today >= then ? "-now" : "";
    else what = today > then ? "-past" : "";
    while (dates.plus(at, full + 1, "month") <= today) full++;
    return of("entered").replace("{date}", dates.written(at)) + "\n" + of(kind + what)
      .replace("{from}", dates.written(then)).replace("{date}", dates.written(kind === "window" ? at : then))
      .replace("{months}", dates.inDigits(full));
  }

  // Firefox writes a choice into its profile unless it is the default; the HTML's is the first.
  form.addEventListener("change", function () {
    calendars.forEach(function (calendar) { calendar.defaultChecked = calendar.checked; });
  });
  form.addEventListener("reset", function () {
    calendars.forEach(function (calendar, at) { calendar.defaultChecked = !at; });
  });
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    said.textContent = answer();
  });
  form.hidden = false;
});
