// The Persian calendar, on pages of languages whose readers use it. A year of it is that of no other calendar here.
wayleaf.part("dates-persian", function () {
  function begins(year) { return 365 * year + Math.floor((8 * year + 21) / 33) - 492633; }
  wayleaf.calendar = {
    earliest: 1300,
    latest: 1500,
    dayOf: function (year, month, day) { return begins(year) + 30 * month + Math.min(month, 7) + day - 32; },
    dateOf: function (at) {
      var year = Math.ceil(at / 365.2422) + 1349, month;
      while (begins(year) > at) year--;
      at -= begins(year);
      month = Math.floor(at < 186 ? at / 31 : (at - 6) / 30);
      return [year, month + 1, at + 1 - 30 * month - Math.min(month, 6)];
    }
  };
});
