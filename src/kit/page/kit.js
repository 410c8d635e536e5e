// The translator's kit: what is written is kept, looked at, saved to one file and taken from one again.
(function () {
  'use strict';
  var sheet = wayleafWorksheet({
    kind: 'kit', list: 'entries', state: ['guide', 'lang', 'edition', 'kit'], same: ['guide', 'language'],
    file: function () {
      return [sheet.attribute('lang')];
    },
    work: work, put: put, lacks: lacks, told: told, clear: clear, show: show,
    redraw: function () {
      count();
      show();
    }
  });
  var main = sheet.main;
  var by = sheet.by;
  var byId = sheet.byId;
  var say = sheet.say;
  var all = sheet.all;
  var entries = all(main, '.entry');
  var made = [].slice.call(document.getElementsByName('made'));

  function boxes(entry) {
    return all(entry, '.part textarea');
  }

  function question(entry) {
    return entry.querySelector('.entry__question');
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

  // Whether the translator has worked at the text of an entry.
  function worked(entry) {
    return isTicked(entry) || boxes(entry).some(edited);
  }

  // Whether the translator has done something with an entry.
  function touched(entry) {
    return worked(entry) || /\S/.test(question(entry).value);
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

  // Shows the finished text beside the boxes.
  function draw(entry) {
    var place = entry.querySelector('.seen');
    wayleafSeen(place, parts(entry), sheet.attribute('official'));
    place.parentNode.hidden = false;
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
    draw(entry);
  }

  function count() {
    var done = entries.filter(isDone).length;
    var compared = entries.filter(function (entry) {
      return worked(entry) && complete(entry);
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

  // Whoever reads what somebody else translated changes nothing, and ticks only what readers see in their language.
  function settle() {
    var isReading = chosen() === 'reader';
    main.className = isReading ? 'is-reading' : '';
    all(main, '.part textarea').forEach(function (box) {
      box.readOnly = isReading;
    });
  }

  // All that the translator has done.
  function work(now) {
    now.made = chosen();
    now.entries = entries.filter(touched).map(function (entry) {
      return {
        id: id(entry),
        from: entry.getAttribute('data-from'),
        base: entry.getAttribute('data-base'),
        done: worked(entry) && complete(entry),
        right: isTicked(entry),
        question: question(entry).value,
        source: entry.querySelector('.entry__source').textContent,
        parts: boxes(entry).map(function (box) {
          return box.value;
        })
      };
    });
  }

  // Puts saved work back into the boxes; says how many entries fitted.
  function put(saved) {
    var taken = 0;
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
      ask(entry, typeof one.question === 'string' ? one.question : '');
      look(entry);
      taken += 1;
    });
    settle();
    return taken;
  }

  function ask(entry, words) {
    question(entry).value = words;
    question(entry).parentNode.parentNode.open = /\S/.test(words);
  }

  function lacks(now) {
    return !now.made || (!/\S/.test(now.by) && now.made !== 'machine');
  }

  // How many entries are saved, and how many of them have faults.
  function told(now) {
    var remarks = 0;
    entries.filter(touched).forEach(function (entry) {
      look(entry);
      remarks += entry.querySelectorAll('.part__faults:not(:empty)').length;
    });
    return say('saved', { n: now.entries.length, faults: remarks });
  }

  function clear() {
    entries.forEach(function (entry) {
      boxes(entry).forEach(function (box) {
        box.value = box.defaultValue;
      });
      if (right(entry)) {
        right(entry).checked = false;
      }
      ask(entry, '');
      look(entry);
    });
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
    sheet.keepSoon();
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
    if (at && at !== main && chosen() !== 'reader') {
      insert(at);
    }
  });
  [by].concat(made).forEach(function (field) {
    field.addEventListener(field === by ? 'input' : 'change', sheet.keepSoon);
  });
  made.forEach(function (choice) {
    choice.addEventListener('change', settle);
  });
  entries.forEach(draw);
  sheet.start();
  count();
}());
