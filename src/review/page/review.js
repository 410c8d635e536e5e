// The review page: what an expert finds is counted, kept, saved to one file and taken from one again.
(function () {
  'use strict';
  var main = document.getElementById('main');
  var by = byId('by');
  var words = {};
  var waiting = 0;
  var sure = false;
  var key = 'wayleaf:review:' + ['guide', 'lang', 'role', 'state'].map(function (name) {
    return main.getAttribute('data-' + name);
  }).join(':');
  [].forEach.call(byId('words').children, function (line) {
    words[line.getAttribute('data-key')] = line.textContent;
  });
  var units = all(main, '.unit').map(equipped);

  function byId(id) {
    return document.getElementById(id);
  }

  function say(name, values) {
    return words[name].replace(/\{(\w+)\}/g, function (hole, value) {
      return values && value in values ? values[value] : hole;
    });
  }

  function all(element, selector) {
    return [].slice.call(element.querySelectorAll(selector));
  }

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
    all(main, '.topic').forEach(function (topic) {
      topic.hidden = !topic.querySelector('.unit:not([hidden])');
    });
  }

  function today() {
    var now = new Date();
    now.setMinutes(now.getMinutes() - now.getTimezoneOffset());
    return now.toISOString().slice(0, 10);
  }

  // All that was found, as it is saved and kept.
  function work() {
    return {
      'wayleaf-review': Number(main.getAttribute('data-version')),
      guide: main.getAttribute('data-guide'),
      language: main.getAttribute('data-lang'),
      edition: main.getAttribute('data-edition'),
      role: main.getAttribute('data-role'),
      by: by.value,
      date: today(),
      units: units.filter(isTouched).map(function (unit) {
        return {
          id: unit.element.getAttribute('data-id'),
          from: unit.element.getAttribute('data-from'),
          law: unit.element.getAttribute('data-law'),
          claims: unit.claims.map(function (claim) {
            return { verdict: verdict(claim), remark: claim.remark.value };
          })
        };
      })
    };
  }

  function keep() {
    var said = 'kept';
    waiting = 0;
    try {
      window.localStorage.setItem(key, JSON.stringify(work()));
    } catch (error) {
      said = window.localStorage && error && error.name === 'QuotaExceededError' ? 'full' : 'refused';
    }
    byId('kept').textContent = say(said);
  }

  function changed() {
    count();
    if (!waiting) {
      waiting = window.setTimeout(keep, 300);
    }
  }

  function isOf(unit, one) {
    return !!one && unit.element.getAttribute('data-id') === one.id &&
      unit.element.getAttribute('data-from') === one.from && unit.element.getAttribute('data-law') === one.law &&
      !!one.claims && one.claims.length === unit.claims.length;
  }

  // Puts saved work back; says how many units fitted.
  function put(saved) {
    var taken = 0;
    by.value = typeof saved.by === 'string' ? saved.by : by.value;
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
    count();
    show();
    return { taken: taken, skipped: saved.units.length - taken };
  }

  function load(text) {
    var saved;
    var done;
    try {
      saved = JSON.parse(text);
    } catch (error) {
      saved = null;
    }
    if (!saved || !saved['wayleaf-review'] || !saved.units || typeof saved.units.map !== 'function') {
      byId('load-said').textContent = say('broken');
    } else if (saved.guide !== main.getAttribute('data-guide') || saved.role !== main.getAttribute('data-role') ||
      saved.language !== main.getAttribute('data-lang')) {
      byId('load-said').textContent = say('other');
    } else {
      done = put(saved);
      byId('load-said').textContent = say('loaded', { n: done.taken }) +
        (done.skipped ? ' ' + say('skipped', { n: done.skipped }) : '');
      keep();
    }
  }

  // Writes the work into the box below; null where there is none, or nobody's.
  function write() {
    var now = work();
    var started = units.filter(isTouched);
    var open = started.length - started.filter(isDone).length;
    if (!now.units.length) {
      byId('save-said').textContent = say('nothing');
      return null;
    }
    if (!/\S/.test(now.by)) {
      byId('save-said').textContent = say('name');
      by.focus();
      return null;
    }
    byId('text').value = JSON.stringify(now);
    byId('save-said').textContent = say(open ? 'saved' : 'savedall', { n: now.units.length, open: open });
    return byId('text').value;
  }

  function download(text) {
    var link = document.createElement('a');
    if (!text || !('download' in link) || !window.Blob || !window.URL) {
      return;
    }
    link.href = window.URL.createObjectURL(new window.Blob([text], { type: 'application/json' }));
    link.download = 'wayleaf-review-' + main.getAttribute('data-role') + '-' + main.getAttribute('data-lang') + '-' +
      today() + '.json';
    document.body.appendChild(link).click();
    document.body.removeChild(link);
  }

  by.addEventListener('input', changed);
  byId('show').addEventListener('change', show);
  window.addEventListener('pagehide', function () {
    if (waiting) {
      keep();
    }
  });
  byId('save-file').addEventListener('click', function () {
    download(write());
  });
  byId('copy').addEventListener('click', function () {
    var copied = false;
    if (!write()) {
      return;
    }
    byId('text').select();
    try {
      copied = document.execCommand('copy');
    } catch (error) {
      copied = false;
    }
    byId('save-said').textContent += ' ' + say(copied ? 'copied' : 'mark');
  });
  byId('take').addEventListener('click', function () {
    load(byId('text').value);
  });
  byId('file').addEventListener('change', function () {
    var file = byId('file').files[0];
    var reader = new window.FileReader();
    reader.onload = function () {
      load(String(reader.result));
    };
    if (file) {
      reader.readAsText(file);
    }
  });
  byId('forget').addEventListener('click', function () {
    if (!sure) {
      sure = true;
      byId('load-said').textContent = say('sure');
      return;
    }
    sure = false;
    units.forEach(function (unit) {
      unit.claims.forEach(function (claim) {
        claim.remark.value = '';
        choose(claim, '');
      });
    });
    try {
      window.localStorage.removeItem(key);
    } catch (error) {
      byId('kept').textContent = say('refused');
    }
    count();
    show();
    byId('load-said').textContent = say('gone');
  });

  try {
    var known = JSON.parse(window.localStorage.getItem(key));
    if (known && known.units) {
      put(known);
      byId('kept').textContent = say('kept');
    }
  } catch (error) {
    byId('kept').textContent = say('refused');
  }
  count();
}());
