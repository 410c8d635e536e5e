// Which answers are given, in their order: 1 or 0, 0.5 where the question is not answered.
wayleaf.given = function (radios) {
  return radios.map(function (radio) {
    return wayleaf.list("[name=" + radio.name + "]:checked")[0] ? +radio.checked : 0.5;
  });
};

// Whether a rule holds with them. 1: yes, 0: no, 0.5: that is not known.
wayleaf.holds = function (rule, given) {
  return Math.max.apply(0, rule.split("|").map(function (terms) {
    return Math.min.apply(0, terms.split(" ").map(function (answer) {
      var known = given[Math.abs(answer) - 1];
      return answer > 0 ? known : 1 - known;
    }));
  }));
};

// What a reader has ticked and answered, as a row of digits to write down or to hand on, in the digits every phone and every
// helper has: how many numbers the list has given to items, modulo 10; the ticks, three items to a digit; where something is
// answered a 9, and for each question the number of its answer or 0; three check digits. As a number, it leaves the guide's
// own number when divided by 997, a prime: so every single wrong digit and every swap of neighbours is found, and codes of
// other guides are refused.
wayleaf.state = function (element) {
  var own = +element.dataset.given, boxes = wayleaf.boxesBeside(element), sets = wayleaf.list("fieldset[data-number]");

  // The code of a list that has given so many numbers; `ticked` gives 1 or 0 for each.
  function code(reach, ticked, answers) {
    var signs = reach % 10 + "", number, rest;
    for (number = 1; number <= reach; number += 3) {
      signs += ticked(number) + 2 * ticked(number + 1) + 4 * ticked(number + 2);
    }
    if (answers) signs += "9" + answers;
    rest = (signs + "000").split("").reduce(function (sum, digit) { return (sum * 10 + +digit) % 997; }, 0);
    return signs + String(1000 + (+element.dataset.guide + 997 - rest) % 997).slice(1);
  }

  function answer(set) {
    var radio = set.querySelector("input:checked");
    return radio ? radio.value : "0";
  }

  function answers() {
    var given = [], digits = "", i;
    sets.forEach(function (set) { given[set.dataset.number] = answer(set); });
    for (i = 1; i < given.length; i++) digits += given[i] || 0;
    return digits.replace(/0+$/, "");
  }

  function isTicked(box) { return box.checked; }

  return {
    // The code of what is marked here; "" where nothing is, unless one is asked for in any case.
    code: function (always) {
      var given = answers();
      return always || given || boxes.some(isTicked) ? code(own, function (number) {
        return +boxes.some(function (box) { return box.checked && box.item === number; });
      }, given) : "";
    },

    // What a code says; null where it is none of this list.
    read: function (text) {
      var signs = "", parts, reach;
      function ticked(number) { return number <= reach && parts[2].charAt((number - 1) / 3) >> (number - 1) % 3 & 1; }
      // ASCII, Arabic and Persian digits; all other signs say nothing.
      text.replace(/[0-9\u0660-\u0669\u06f0-\u06f9]/g, function (digit) { signs += digit.charCodeAt(0) & 15; });
      parts = /^(.)([0-7]+)(?:9([0-8]*[1-8]))?...$/.exec(signs);
      if (!parts) return null;
      reach = 3 * parts[2].length - 2;
      reach += (parts[1] - reach % 10 + 10) % 10;
      return code(reach, ticked, parts[3]) === signs ? {reach: reach, ticked: ticked, answers: parts[3]} : null;
    },

    // Whether it would change what is marked or remembered here.
    changes: function (read) {
      var keeps = document.getElementById("w-remember-choice");
      return (keeps && keeps.checked || boxes.some(isTicked)) && boxes.some(function (box) {
        return box.item <= read.reach && +box.checked !== read.ticked(box.item);
      }) || read.answers && sets.some(function (set) {
        return +answer(set) && answer(set) !== (read.answers.charAt(set.dataset.number - 1) || "0");
      });
    },

    // Marks what it says; what its list did not have stays as it is. Says it with the words of this line.
    take: function (read, said) {
      var words = said.dataset, added = boxes.filter(function (box) { return box.item > read.reach; });
      boxes.forEach(function (box) {
        if (box.item <= read.reach && +box.checked !== read.ticked(box.item)) box.click();
      });
      if (read.answers) sets.forEach(function (set) {
        wayleaf.list("input", set).forEach(function (radio) {
          radio.checked = radio.value === read.answers.charAt(set.dataset.number - 1);
        });
      });
      document.dispatchEvent(new Event("change"));
      said.textContent = words.done + " " + (read.reach > own ? words.later : added[0] ? words.fresh + " " + added.map(function (box) {
        return box.parentNode.textContent;
      }).join(" · ") : "");
    }
  };
};

// A link brings the code behind a dot, which no id has, with a letter at its end that shows whether it was cut. It is taken
// out of the address at once, so that no entry of the browser's history in this tab keeps it.
wayleaf.part("state", function (form, find) {
  var state = wayleaf.state(form), said = find("said"), ask = find("ask"), buttons = wayleaf.list("button", form), brought;

  function close() {
    brought = null;
    ask.hidden = true;
  }

  function take() {
    state.take(brought, said);
    close();
  }

  function come() {
    var hash = location.hash, parts, bare, place;
    try { hash = decodeURIComponent(hash); } catch (error) {}
    parts = /^#([^.]*)\.([^]*)/.exec(hash);
    if (!parts) return;
    bare = location.href.split("#")[0] + "#" + parts[1];
    try { history.replaceState(null, "", parts[1] ? bare : bare.slice(0, -1)); } catch (error) { location.replace(bare); }
    place = document.getElementById(parts[1]);
    if (place) place.scrollIntoView();
    close();
    said.textContent = "";
    if (/^\d+e\W*$/.test(parts[2].replace(/\s/g, ""))) brought = state.read(parts[2]);
    if (!brought) said.textContent = said.dataset.wrong;
    else if (state.changes(brought)) ask.hidden = false;
    else take();
  }

  buttons[0].onclick = take;
  buttons[1].onclick = close;
  // Deleting resets every form.
  form.addEventListener("reset", close);
  wayleaf.list("[data-carries]").forEach(function (link) {
    link.addEventListener("click", function () {
      var plain = link.getAttribute("href"), code = state.code();
      if (!code) return;
      link.setAttribute("href", plain.split("#")[0] + "#." + code + "e");
      setTimeout(function () { link.setAttribute("href", plain); });
    });
  });
  window.addEventListener("hashchange", come);
  // When all parts of the list have begun.
  document.addEventListener("DOMContentLoaded", come);
});
