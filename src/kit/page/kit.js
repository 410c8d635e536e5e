// The translator's kit: what is written is kept, looked at, saved to one file and taken from one again.
(function () {
  'use strict';
  var main = document.getElementById('main');
  var entries = all(main, '.entry');
  var made = [].slice.call(document.getElementsByName('made'));
  var by = byId('by');
  var words = {};
  [].forEach.call(byId('words').children, function (line) {
    words[line.getAttribute('data-key')] = line.textContent;
  });
  var key = 'wayleaf:kit:' + ['guide', 'lang', 'edition', 'kit'].map(function (name) {
    return main.getAttribute('data-' + name);
  }).join(':');
  var waiting = 0;
  var sure = false;

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

  function boxes(entry) {
    return all(entry, 'textarea');
  }

  function parts(entry) {
    return all(entry, '.part');
  }

  function right(entry) {
    return entry.querySelector('.entry__right');
  }

  function id(entry) {
    return entry.getAttribute('data-id');
  }

  function edited(box) {
    return box.value !== box.defaultValue;
  }

  function isTicked(entry) {
    return !!right(entry) && right(entry).checked;
  }

  // Whether the translator has done something with an entry.
  function touched(entry) {
    return isTicked(entry) || boxes(entry).some(edited);
  }

  // Every box has words, and what is behind was changed or called right.
  function complete(entry) {
    return parts(entry).every(function (part) {
      var box = part.querySelector('textarea');
      var behind = part.getAttribute('data-behind') === 'true';
      return /\S/.test(box.value) && (!behind || edited(box) || isTicked(entry));
    });
  }

  function isDone(entry) {
    return entry.getAttribute('data-state') === 'current' || complete(entry);
  }

  function look(entry) {
    var others = boxes(entry).some(function (box) {
      return /\S/.test(box.value) && edited(box);
    });
    parts(entry).forEach(function (part) {
      var list = part.querySelector('.part__faults');
      var said = wayleafFaults(part, part.querySelector('textarea').value, others, say);
      list.textContent = '';
      said.forEach(function (sentence) {
        list.appendChild(document.createElement('li')).textContent = sentence;
      });
    });
  }

  function count() {
    var done = entries.filter(isDone).length;
    var compared = entries.filter(function (entry) {
      return touched(entry) && complete(entry);
    }).length;
    byId('progress').value = done;
    byId('count').textContent = say('count', { done: done, all: entries.length, compared: compared });
  }

  function show() {
    var what = byId('show').value;
    entries.forEach(function (entry) {
      var state = entry.getAttribute('data-state');
      entry.hidden = (what === 'todo' && isDone(entry)) ||
        (what === 'changed' && (state === 'current' || state === 'missing'));
    });
    all(main, '.page').forEach(function (page) {
      page.hidden = !page.querySelector('.entry:not([hidden])');
    });
  }

  function chosen() {
    var found = made.filter(function (choice) {
      return choice.checked;
    })[0];
    return found ? found.value : '';
  }

  function today() {
    var now = new Date();
    now.setMinutes(now.getMinutes() - now.getTimezoneOffset());
    return now.toISOString().slice(0, 10);
  }

  // All that the translator has done, as it is saved and kept.
  function work() {
    return {
      'wayleaf-kit': Number(main.getAttribute('data-version')),
      guide: main.getAttribute('data-guide'),
      language: main.getAttribute('data-lang'),
      edition: main.getAttribute('data-edition'),
      by: by.value,
      made: chosen(),
      date: today(),
      entries: entries.filter(touched).map(function (entry) {
        return {
          id: id(entry),
          from: entry.getAttribute('data-from'),
          base: entry.getAttribute('data-base'),
          done: complete(entry),
          right: isTicked(entry),
          source: entry.querySelector('.entry__source').textContent,
          parts: boxes(entry).map(function (box) {
            return box.value;
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

  function keepSoon() {
    if (!waiting) {
      waiting = window.setTimeout(keep, 300);
    }
  }

  // Puts saved work back into the boxes; says how many entries fitted.
  function put(saved) {
    var taken = 0;
    by.value = typeof saved.by === 'string' ? saved.by : by.value;
    made.forEach(function (choice) {
      choice.checked = choice.value === saved.made;
    });
    saved.entries.forEach(function (one) {
      var entry = entries.filter(function (known) {
        return id(known) === one.id && known.getAttribute('data-from') === one.from;
      })[0];
      if (!entry || !one.parts || one.parts.length !== boxes(entry).length) {
        return;
      }
      boxes(entry).forEach(function (box, index) {
        box.value = String(one.parts[index]);
      });
      if (right(entry)) {
        right(entry).checked = one.right === true;
      }
      look(entry);
      taken += 1;
    });
    count();
    show();
    return { taken: taken, skipped: saved.entries.length - taken };
  }

  function load(text) {
    var saved;
    var done;
    try {
      saved = JSON.parse(text);
    } catch (error) {
      saved = null;
    }
    if (!saved || !saved['wayleaf-kit'] || !saved.entries || typeof saved.entries.map !== 'function') {
      byId('load-said').textContent = say('broken');
    } else if (saved.guide !== main.getAttribute('data-guide') || saved.language !== main.getAttribute('data-lang')) {
      byId('load-said').textContent = say('other');
    } else {
      done = put(saved);
      byId('load-said').textContent = say('loaded', { n: done.taken }) +
        (done.skipped ? ' ' + say('skipped', { n: done.skipped }) : '');
      keep();
    }
  }

  // Writes the work into the box below; false where there is none, or nobody's.
  function write() {
    var now = work();
    var remarks = 0;
    if (!now.entries.length) {
      byId('save-said').textContent = say('nothing');
      return null;
    }
    if (!now.made || (!/\S/.test(now.by) && now.made !== 'machine')) {
      byId('save-said').textContent = say('name');
      by.focus();
      return null;
    }
    entries.filter(touched).forEach(function (entry) {
      look(entry);
      remarks += entry.querySelectorAll('.part__faults:not(:empty)').length;
    });
    byId('text').value = JSON.stringify(now);
    byId('save-said').textContent = say('saved', { n: now.entries.length, faults: remarks });
    return byId('text').value;
  }

  function download(text) {
    var link = document.createElement('a');
    if (!text || !('download' in link) || !window.Blob || !window.URL) {
      return;
    }
    link.href = window.URL.createObjectURL(new window.Blob([text], { type: 'application/json' }));
    link.download = 'wayleaf-' + main.getAttribute('data-lang') + '-' + today() + '.json';
    document.body.appendChild(link).click();
    document.body.removeChild(link);
  }

  function insert(button) {
    var part = button.parentNode.parentNode;
    var box = part.querySelector('textarea');
    var number = button.getAttribute('data-number');
    var start = box.selectionStart;
    var end = box.selectionEnd;
    var inside = box.value.slice(start, end);
    var token = '⟦' + number + '⟧' + (button.getAttribute('data-pair') ? inside + '⟦/' + number + '⟧' : inside);
    box.value = box.value.slice(0, start) + token + box.value.slice(end);
    box.focus();
    box.selectionStart = box.selectionEnd = start + token.length;
    changed(box);
  }

  function entryOf(element) {
    while (element && !(element.className && String(element.className).indexOf('entry') === 0 &&
      element.getAttribute('data-id'))) {
      element = element.parentNode;
    }
    return element;
  }

  function changed(element) {
    var entry = entryOf(element);
    if (entry) {
      look(entry);
    }
    count();
    keepSoon();
  }

  ['input', 'change'].forEach(function (name) {
    main.addEventListener(name, function (event) {
      changed(event.target);
    });
  });
  main.addEventListener('click', function (event) {
    var at = event.target;
    while (at && at !== main && at.tagName !== 'BUTTON') {
      at = at.parentNode;
    }
    if (at && at !== main) {
      insert(at);
    }
  });
  [by].concat(made).forEach(function (field) {
    field.addEventListener(field === by ? 'input' : 'change', keepSoon);
  });
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
    entries.forEach(function (entry) {
      boxes(entry).forEach(function (box) {
        box.value = box.defaultValue;
      });
      if (right(entry)) {
        right(entry).checked = false;
      }
      look(entry);
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
    if (known && known.entries) {
      put(known);
      byId('kept').textContent = say('kept');
    }
  } catch (error) {
    byId('kept').textContent = say('refused');
  }
  count();
}());
