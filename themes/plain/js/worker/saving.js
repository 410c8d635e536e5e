// Keeps languages for the time without connection, once the reader has asked for it, and tells pages how they stand.
//
// What always holds, whatever the network, the phone and the pages do:
// - Every tap ends in a word to the pages: kept, stopped, refused, removed. A page that hears none asks again.
// - A tap is never answered with an attempt that began before it: that one may be failing already.
// - However many pages ask how a language stands, it is looked up once at a time.
// - What is told is how things stand when it is told; a look that was overtaken is taken anew.
// - No event waits for a network longer than the `patience`.

// What is under way, and what is to be done and has not begun, by name.
var work = Promise.resolve(), waiting = {};
// What is being fetched just now, as pages are told.
var fetching = null;
// By language: how many taps are not answered yet, and the word for one that failed, until it is told.
var asked = {}, failed = {};
// The looks under way, by language.
var looks = {};

function each(list, step) {
  return list.reduce(function (before, one) {
    return before.then(function () { return step(one); });
  }, Promise.resolve());
}

function tell(message) {
  message.scope = scope;
  return self.clients.matchAll({includeUncontrolled: true, type: "window"}).then(function (list) {
    list.forEach(function (client) { if (client.url.indexOf(scope) === 0) client.postMessage(message); });
  });
}

// Fetches what these languages lack, one file after the other, so that a cut loses one at most. Only when every
// page of all of them can be put together are they shown, at once; until then what was shown before stays.
function complete(before, langs) {
  var lists = {}, fonts = {}, names = [];
  right = {};
  langs = langs.filter(function (lang) { return site.lists[lang]; });
  fetching = {type: "saving", langs: langs, done: 0, total: 0};
  return each(langs, function (lang) {
    return bring(site.lists[lang]).then(parse).then(function (list) {
      lists[lang] = list;
      if (list.font) fonts[list.font[1]] = list.font[0];
      filesOf(list).forEach(function (name) { if (names.indexOf(name) < 0) names.push(name); });
    });
  }).then(function () {
    fetching.total = names.length;
    return tell(fetching);
  }).then(function () {
    return each(names, function (name) {
      return bring(name, fonts[name]).then(function () { fetching.done += 1; return tell(fetching); });
    });
  }).then(function () {
    return each(langs, function (lang) {
      return each(lists[lang].pages, function (page) {
        return pageOf(lists[lang], page).then(function (bytes) { if (!bytes) throw new Error("not whole: " + page[0]); });
      });
    });
  }).then(record).then(function (now) {
    var shown = {version: site.version, edition: langs.length ? lists[langs[0]].edition : "", wanted: langs, lists: {}};
    if (now.version !== before.version || isPast(now)) throw new Error("another edition came first");
    shown.past = now.past;
    langs.forEach(function (lang) {
      shown.lists[lang] = site.lists[lang];
      delete failed[lang];
    });
    return write(shown).then(function () { return tidy(shown).then(null, nothing); });
  }).then(function () { return ended(langs); }, function (fault) {
    return ended(langs).then(function () { throw fault; });
  });
}

// A tap is answered by itself, once nothing of it is under way any more.
function ended(langs) {
  fetching = null;
  return each(langs.filter(function (lang) { return !asked[lang]; }), status);
}

// One thing at a time. What is asked for while it waits is done once; while it runs, once more.
function turn(name, step) {
  if (!waiting[name]) {
    waiting[name] = work = work.then(null, nothing).then(function () {
      delete waiting[name];
      return step();
    });
  }
  return waiting[name];
}

// Keeps a language too. The wish is written down first, so that it outlives this worker.
function save(lang) {
  function answered() {
    asked[lang] -= 1;
    return status(lang);
  }
  asked[lang] = (asked[lang] || 0) + 1;
  return turn("save " + lang, function () {
    return record().then(function (now) {
      if (!site.lists[lang]) return undefined;
      if (now.wanted.indexOf(lang) < 0) now.wanted.push(lang);
      return write(now).then(function () { return complete(now, now.wanted); });
    });
  }).then(answered, function (fault) {
    if (!forgotten) failed[lang] = fault.message === "refused" ? "refused" : "stopped";
    return answered();
  });
}

// What was asked for and is not shown in this version is fetched now.
function renew() {
  return turn("renew", function () {
    return record().then(function (now) {
      return isBehind(now) ? complete(now, now.wanted) : undefined;
    });
  });
}

function isPast(now) {
  return now.past.indexOf(site.version) >= 0;
}

// The worker that is being installed is the newest, also where a host goes back to an edition it had before.
function succeed() {
  return record().then(function (now) {
    if (!now.wanted.length) return undefined;
    now.past = now.past.concat(now.version).filter(function (version, at, all) {
      return version && version !== site.version && all.indexOf(version) === at;
    });
    return write(now);
  });
}

function isBehind(now) {
  return !isPast(now) && now.wanted.length > 0 && (now.version !== site.version || now.wanted.some(function (lang) { return site.lists[lang] && !now.lists[lang]; }));
}

function isWhole(name) {
  return kept(name).then(parse).then(function (list) {
    return list ? Promise.all(filesOf(list).map(function (file) { return right[file] || kept(file); })).then(function (files) { return files.every(Boolean); }) : false;
  });
}

// How a language stands: not kept, kept, kept with a newer edition at hand, no longer whole, or not kept yet.
function look(lang) {
  var before = changes;
  return record().then(function (now) {
    if (!now.lists[lang]) return {type: now.wanted.indexOf(lang) < 0 ? "none" : "stopped"};
    return isWhole(now.lists[lang]).then(function (whole) {
      return {type: whole ? "saved" : "lost", edition: now.edition, newer: isBehind(now)};
    });
  }).then(function (said) {
    if (before !== changes) return look(lang);
    said.langs = [lang];
    if (asked[lang] || fetching && fetching.langs.indexOf(lang) >= 0) {
      said.type = "saving";
      said.done = fetching ? fetching.done : 0;
      said.total = fetching ? fetching.total : 0;
    } else if (failed[lang]) {
      said.type = failed[lang];
      delete failed[lang];
    }
    return said;
  });
}

// Tells the pages how a language stands; one look answers all who ask while it lasts.
function status(lang) {
  if (!looks[lang]) {
    looks[lang] = look(lang).then(function (said) {
      delete looks[lang];
      return tell(said);
    });
    looks[lang].then(null, function () { delete looks[lang]; });
  }
  return looks[lang];
}

// Removes all that this guide keeps by its worker, and the worker.
function forget() {
  forgotten = true;
  changes += 1;
  return removeCaches(Boolean).then(function () { return self.registration.unregister(); }).then(function () {
    return tell({type: "removed", langs: Object.keys(site.lists), withdrawn: site.withdrawn});
  });
}

function remove(lang) {
  return turn("remove " + lang, function () {
    return record().then(function (now) {
      now.wanted = now.wanted.filter(function (one) { return one !== lang; });
      delete now.lists[lang];
      if (!now.wanted.length) return forget();
      return write(now).then(function () { return tidy(now); }).then(function () { return tell({type: "removed", langs: [lang]}); });
    });
  });
}
