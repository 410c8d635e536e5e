// Says louder that the page is old once its day has passed.
// A clock from before the edition was made is named, since it proves nothing.
// The words wait in attributes: text browsers show what is only hidden.
wayleaf.part("age", function (element, find) {
  var words = element.dataset, past = find("past"), now = new Date(), today;
  function two(number) { return (number < 10 ? "-0" : "-") + number; }
  function say(name) {
    past.textContent = past.dataset[name];
    past.hidden = false;
    words.age = name;
  }
  today = words.today = now.getFullYear() + two(now.getMonth() + 1) + two(now.getDate());
  if (today < words.made) {
    say("early");
  } else if (today > words.until) {
    say("past");
    wayleaf.list(".age__ask", element).forEach(function (ask) { ask.hidden = false; });
  }
});
