
// Waits for news of the build: a page that changed is loaded again, faults are shown on it.
(function () {
  var panel = document.getElementById("wayleaf-news"), seen = "";
  function later() { setTimeout(ask, 1000); }
  function ask() {
    var request = new XMLHttpRequest();
    request.open("GET", "/wayleaf-news?seen=" + seen + "&page=" + location.pathname);
    request.onerror = later;
    request.onload = function () {
      var news;
      if (request.status !== 200) return later();
      try { news = JSON.parse(request.responseText); } catch (error) { return later(); }
      if (news.tag !== panel.getAttribute("data-tag")) return location.reload();
      seen = news.number;
      panel.querySelector("pre").textContent = news.faults;
      panel.hidden = !news.faults;
      ask();
    };
    request.send();
  }
  ask();
})();
