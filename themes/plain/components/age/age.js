// The words wait in an attribute: text browsers show what is only hidden.
// Says louder that the page is old once its day has passed. A clock from before the check proves nothing.
wayleaf.part("age", function (element) {
  var past = wayleaf.list(".age__past", element)[0], now = new Date(), today;
  function two(number) { return (number < 10 ? "-0" : "-") + number; }
  today = now.getFullYear() + two(now.getMonth() + 1) + two(now.getDate());
  if (today > element.getAttribute("data-checked") && today > element.getAttribute("data-until")) {
    past.textContent = past.getAttribute("data-text");
    past.hidden = false;
  }
});
