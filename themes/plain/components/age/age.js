// Says louder that the page is old once its day has passed.
// A clock from before the edition was made is named, since it proves nothing.
// The words wait in attributes: text browsers show what is only hidden.
wayleaf.part("age", function (element, find) {
  var words = element.dataset, past = find("past");
  function two(number) { return (number < 10 ? "-0" : "-") + number; }
  function say(name) {
    if (words.age === name) return;
    words.age = name;
    past.hidden = !name;
    past.textContent = past.dataset[name];
  }
  // A tab may stay open for weeks: looked at again, it says what has become true meanwhile.
  function look() {
    var now = new Date(), today = now.getFullYear() + two(now.getMonth() + 1) + two(now.getDate());
    words.today = today;
    if (today < words.made) {
      say("early");
    } else if (today > words.until) {
      say("past");
      wayleaf.list(".age__ask", element).forEach(function (ask) { ask.hidden = false; });
    } else if (words.age) {
      say("");
    }
  }
  look();
  window.addEventListener("pageshow", look);
  document.addEventListener("visibilitychange", look);
});
