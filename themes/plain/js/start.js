// The one global. Each component starts on the elements that name it in data-part, with a way to find its own parts:
// find("said") is what has the class "<component>__said". One that fails stays silent.
var wayleaf = {
  list: function (selector, root) {
    return [].slice.call((root || document).querySelectorAll(selector));
  },
  part: function (name, start) {
    wayleaf.list("[data-part=" + name + "]").forEach(function (element) {
      try {
        start(element, function (own) { return element.querySelector("." + name + "__" + own); });
      } catch (error) {}
    });
  }
};
