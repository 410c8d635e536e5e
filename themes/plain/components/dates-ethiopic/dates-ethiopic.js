// The Ethiopic calendar, on pages of languages whose readers use it: years of twelve months of 30 days, and 5 or 6 days.
wayleaf.part("dates-ethiopic", function () {
  wayleaf.calendar = {
    dayOf: function (year, month, day) { return 365 * year + Math.floor(year / 4) + 30 * month + day - 716763; },
    dateOf: function (at) {
      var year = Math.floor((4 * at + 2866931) / 1461), rest = at - wayleaf.calendar.dayOf(year, 1, 1);
      return [year, Math.floor(rest / 30) + 1, rest % 30 + 1];
    }
  };
});
