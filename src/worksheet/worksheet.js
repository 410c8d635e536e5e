// A page that somebody fills in without connection: what is entered is kept in the browser, saved to one file and taken from
// one again. `page` says what differs from page to page:
// kind, list: the names of the file's version and of its list; state: the attributes of the main element that name what is
// kept; same: what a file must share with the page; file(): the middle of its name; work(now): adds what was entered;
// put(saved): takes it back and counts what fitted; lacks(now): whether it is nobody's; told(now): what is said of it;
// clear(): empties all fields; redraw(): counts and shows anew; show(): shows what was chosen.
function wayleafWorksheet(page) {
  'use strict';
  var main = document.getElementById('main');
  var by = byId('by');
  var words = {};
  var waiting = 0;
  var sure = false;
  var key = 'wayleaf:' + page.kind + ':' + page.state.map(attribute).join(':');
  [].forEach.call(byId('words').children, function (line) {
    words[line.getAttribute('data-key')] = line.textContent;
  });

  function attribute(name) {
    return main.getAttribute('data-' + name);
  }

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

  function today() {
    var now = new Date();
    now.setMinutes(now.getMinutes() - now.getTimezoneOffset());
    return now.toISOString().slice(0, 10);
  }

  // All that was entered, as it is saved and kept.
  function work() {
    var now = {};
    now['wayleaf-' + page.kind] = Number(attribute('version'));
    now.guide = attribute('guide');
    now.language = attribute('lang');
    now.edition = attribute('edition');
    now.by = by.value;
    now.date = today();
    page.work(now);
    return now;
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

  // Puts saved work back; says how much of it fitted.
  function put(saved) {
    var taken;
    by.value = typeof saved.by === 'string' ? saved.by : by.value;
    taken = page.put(saved);
    page.redraw();
    return { taken: taken, skipped: saved[page.list].length - taken };
  }

  function load(text) {
    var saved;
    var done;
    try {
      saved = JSON.parse(text);
    } catch (error) {
      saved = null;
    }
    if (!saved || !saved['wayleaf-' + page.kind] || !saved[page.list] || typeof saved[page.list].map !== 'function') {
      byId('load-said').textContent = say('broken');
    } else if (!page.same.every(function (field) {
      return saved[field] === attribute(field === 'language' ? 'lang' : field);
    })) {
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
    if (!now[page.list].length) {
      byId('save-said').textContent = say('nothing');
      return null;
    }
    if (page.lacks(now)) {
      byId('save-said').textContent = say('name');
      by.focus();
      return null;
    }
    byId('text').value = JSON.stringify(now);
    byId('save-said').textContent = page.told(now);
    return byId('text').value;
  }

  function download(text) {
    var link = document.createElement('a');
    if (!text || !('download' in link) || !window.Blob || !window.URL) {
      return;
    }
    link.href = window.URL.createObjectURL(new window.Blob([text], { type: 'application/json' }));
    link.download = ['wayleaf'].concat(page.file(), [today()]).join('-') + '.json';
    document.body.appendChild(link).click();
    document.body.removeChild(link);
  }

  // Answers the controls that every such page has, and brings back what was kept.
  function start() {
    byId('show').addEventListener('change', page.show);
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
      page.clear();
      try {
        window.localStorage.removeItem(key);
      } catch (error) {
        byId('kept').textContent = say('refused');
      }
      page.redraw();
      byId('load-said').textContent = say('gone');
    });
    try {
      var known = JSON.parse(window.localStorage.getItem(key));
      if (known && known[page.list]) {
        put(known);
        byId('kept').textContent = say('kept');
      }
    } catch (error) {
      byId('kept').textContent = say('refused');
    }
  }

  return { main: main, by: by, attribute: attribute, byId: byId, say: say, all: all, keepSoon: keepSoon, start: start };
}
