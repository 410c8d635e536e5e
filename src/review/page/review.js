// The review page: what an expert finds is counted, kept, saved to one file and taken from one again.
(function () {
  'use strict';
  var sheet = wayleafWorksheet({
    kind: 'review', list: 'units', state: ['guide', 'lang', 'role', 'state'], same: ['guide', 'role', 'language'],
    file: function () {
      return ['review', sheet.attribute('role'), sheet.attribute('lang')];
    },
    work: work, put: put, lacks: lacks, told: told, clear: clear, show: show,
    redraw: function () {
      count();
      show();
    }
  });
  var byId = sheet.byId;
  var say = sheet.say;
  var all = sheet.all;
  var units = all(sheet.main, '.unit').map(equipped);

  // A unit with the choices of each of its claims put in.
  function equipped(element) {
    var claims = all(element, '.claim').map(answered);
    var rest = byId('rest').firstElementChild.cloneNode(true);
    var unit = { element: element, claims: claims };
    element.appendChild(rest);
    rest.querySelector('button').addEventListener('click', function () {
      claims.forEach(function (claim) {
        if (!verdict(claim)) {
          choose(claim, 'right');
        }
      });
      changed();
    });
    return unit;
  }

  function answered(element) {
    var box = byId('answer').firstElementChild.cloneNode(true);
    var said = element.querySelector('.claim__text').id;
    var claim = {
      choices: all(box, 'input'),
      remark: box.querySelector('textarea'),
      more: box.querySelector('.answer__more'),
      note: box.querySelector('.answer__remark')
    };
    box.setAttribute('aria-describedby', said);
    claim.note.id = said + 'r';
    claim.more.setAttribute('aria-controls', claim.note.id);
    claim.choices.forEach(function (choice) {
      choice.name = said + 'v';
      choice.addEventListener('change', function () {
        open(claim, choice.value !== 'right' || /\S/.test(claim.remark.value));
        changed();
      });
    });
    claim.remark.addEventListener('input', changed);
    claim.more.addEventListener('click', function () {
      open(claim, claim.note.hidden);
      if (!claim.note.hidden) {
        claim.remark.focus();
      }
    });
    open(claim, false);
    element.appendChild(box);
    return claim;
  }

  function open(claim, isOpen) {
    claim.note.hidden = !isOpen;
    claim.more.setAttribute('aria-expanded', String(isOpen));
  }

  function verdict(claim) {
    var chosen = claim.choices.filter(function (choice) {
      return choice.checked;
    })[0];
    return chosen ? chosen.value : '';
  }

  function choose(claim, value) {
    claim.choices.forEach(function (choice) {
      choice.checked = choice.value === value;
    });
    open(claim, /\S/.test(claim.remark.value) || (value !== '' && value !== 'right'));
  }

  function isDone(unit) {
    return unit.claims.every(verdict);
  }

  function isTouched(unit) {
    return unit.claims.some(function (claim) {
      return verdict(claim) || /\S/.test(claim.remark.value);
    });
  }

  function isFound(unit) {
    return unit.claims.some(function (claim) {
      return verdict(claim) && verdict(claim) !== 'right';
    });
  }

  function count() {
    var done = 0;
    var sum = 0;
    units.forEach(function (unit) {
      sum += unit.claims.length;
      done += unit.claims.filter(verdict).length;
      unit.element.className = isFound(unit) ? 'unit unit--found' : 'unit';
      unit.element.querySelector('.unit__rest').hidden = isDone(unit);
    });
    byId('progress').value = done;
    byId('count').textContent =
      say('count', { done: done, all: sum, units: units.filter(isDone).length, parts: units.length });
  }

  function show() {
    var what = byId('show').value;
    units.forEach(function (unit) {
      unit.element.hidden = (what === 'todo' && isDone(unit)) || (what === 'found' && !isFound(unit)) ||
        (what === 'safety' && !unit.element.getAttribute('data-safety'));
    });
    all(sheet.main, '.topic').forEach(function (topic) {
      topic.hidden = !topic.querySelector('.unit:not([hidden])');
    });
  }

  // All that was found.
  function work(now) {
    now.role = sheet.attribute('role');
    now.units = units.filter(isTouched).map(function (unit) {
      return {
        id: unit.element.getAttribute('data-id'),
        from: unit.element.getAttribute('data-from'),
        law: unit.element.getAttribute('data-law'),
        claims: unit.claims.map(function (claim) {
          return { verdict: verdict(claim), remark: claim.remark.value };
        })
      };
    });
  }

  function changed() {
    count();
    sheet.keepSoon();
  }

  function isOf(unit, one) {
    return !!one && unit.element.getAttribute('data-id') === one.id &&
      unit.element.getAttribute('data-from') === one.from && unit.element.getAttribute('data-law') === one.law &&
      !!one.claims && one.claims.length === unit.claims.length;
  }

  // Puts saved work back; says how many units fitted.
  function put(saved) {
    var taken = 0;
    saved.units.forEach(function (one) {
      var unit = units.filter(function (known) {
        return isOf(known, one);
      })[0];
      if (unit) {
        unit.claims.forEach(function (claim, index) {
          var found = one.claims[index] || {};
          claim.remark.value = typeof found.remark === 'string' ? found.remark : '';
          choose(claim, found.verdict);
        });
        taken += 1;
      }
    });
    return taken;
  }

  function lacks(now) {
    return !/\S/.test(now.by);
  }

  // How many units are saved, and how many of them are read in part only.
  function told(now) {
    var started = units.filter(isTouched);
    var open = started.length - started.filter(isDone).length;
    return say(open ? 'saved' : 'savedall', { n: now.units.length, open: open });
  }

  function clear() {
    units.forEach(function (unit) {
      unit.claims.forEach(function (claim) {
        claim.remark.value = '';
        choose(claim, '');
      });
    });
  }

  sheet.by.addEventListener('input', changed);
  sheet.start();
  count();
}());
