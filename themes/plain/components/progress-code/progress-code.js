// Ticks as digits to write down, in the digits every phone and every helper has. A code is: how many numbers its list
// has given to items, modulo 10; the ticks, three items to a digit; three check digits. As a number, it leaves the
// guide's own number when divided by 997, a prime: so every single wrong digit and every swap of neighbours is found,
// and codes of other guides are refused.
wayleaf.part("progress-code", function (form, find) {
  var own = +form.dataset.given, typed = find("typed"), said = find("said"), words = said.dataset, boxes = wayleaf.boxesBeside(form);

  // The code of a list that has given so many numbers; `ticked` gives 1 or 0 for each.
  function code(reach, ticked) {
    var signs = reach % 10 + "", number, rest;
    for (number = 1; number <= reach; number += 3) {
      signs += ticked(number) + 2 * ticked(number + 1) + 4 * ticked(number + 2);
    }
    rest = (signs + "000").split("").reduce(function (sum, digit) { return (sum * 10 + +digit) % 997; }, 0);
    return signs + String(1000 + (+form.dataset.guide + 997 - rest) % 997).slice(1);
  }

  wayleaf.follow(function () {
    find("shown").textContent = wayleaf.written(code(own, function (number) {
      return +boxes.some(function (box) { return box.checked && box.item === number; });
    }).match(/.{1,5}/g).join(" "));
  });

  form.onsubmit = function () {
    var signs = "", reach, added;
    function ticked(number) { return number <= reach && signs.charAt(Math.ceil(number / 3)) >> (number - 1) % 3 & 1; }
    // ASCII, Arabic and Persian digits; all other signs say nothing.
    typed.value.replace(/[0-9\u0660-\u0669\u06f0-\u06f9]/g, function (digit) { signs += digit.charCodeAt(0) & 15; });
    reach = Math.max(1, 3 * signs.length - 14);
    reach += (signs.charAt(0) - reach % 10 + 10) % 10;
    if (code(reach, ticked) === signs) {
      boxes.forEach(function (box) {
        // What the code's list did not have stays as it is.
        if (box.item <= reach && +box.checked !== ticked(box.item)) box.click();
      });
      added = boxes.filter(function (box) { return box.item > reach; });
      said.textContent = words.done + " " + (reach > own ? words.later : added[0] ? words.fresh + " " + added.map(function (box) {
        return box.parentNode.textContent;
      }).join(" · ") : "");
    } else {
      said.textContent = words.wrong;
    }
    return false;
  };
  form.hidden = false;
});
