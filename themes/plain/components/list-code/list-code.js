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

  // The code of what is marked here; "" where nothing is, unless one is asked for in any case.
  function here(always) {
    var given = answers();
    return always || given || boxes.some(function (box) { return box.checked; }) ? code(own, function (number) {
      return +boxes.some(function (box) { return box.checked && box.item === number; });
    }, given) : "";
  }

  // What a code says: how many numbers its list had, what is ticked, what is answered; null where it is none of this list.
  function read(signs) {
    var parts = /^(.)([0-7]+)(?:9([0-8]*[1-8]))?...$/.exec(signs), reach;
    function ticked(number) { return number <= reach && parts[2].charAt((number - 1) / 3) >> (number - 1) % 3 & 1; }
    if (!parts) return null;
    reach = 3 * parts[2].length - 2;
    reach += (parts[1] - reach % 10 + 10) % 10;
    return code(reach, ticked, parts[3]) === signs ? {reach: reach, ticked: ticked, ticks: parts[2], answers: parts[3] || ""} : null;
  }

  return {
    boxes: boxes,
    own: own,
    code: here,
    read: read,

    // Whether it would change what is marked or remembered here.
    changes: function (brought) {
      var mine = read(here(true));
      return mine.ticks !== brought.ticks && (wayleaf.list("#w-remember-choice:checked")[0] || /[1-7]/.test(mine.ticks)) ||
        mine.answers && mine.answers !== brought.answers;
    },

    // Marks what it says; what its list did not have stays as it is.
    take: function (brought) {
      boxes.forEach(function (box) {
        if (box.item <= brought.reach && +box.checked !== brought.ticked(box.item)) box.click();
      });
      if (brought.answers) sets.forEach(function (set) {
        wayleaf.list("input", set).forEach(function (radio) {
          radio.checked = radio.value === brought.answers.charAt(set.dataset.number - 1);
        });
      });
      document.dispatchEvent(new Event("change"));
    }
  };
};
