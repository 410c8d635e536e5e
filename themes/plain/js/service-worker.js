// Keeps languages for the time without connection, once the reader has asked for it. A file is named after its
// SHA-256, so that what is kept is right in every edition that has it; one record tells which lists are shown.
//
// What always holds, whatever the network, the phone and the pages do:
// - Every tap ends in a word to the pages: kept, stopped, refused, removed. A page that hears none asks again.
// - A tap is never answered with an attempt that began before it: that one may be failing already.
// - However many pages ask how a language stands, it is looked up once at a time.
// - What is told is how things stand when it is told; a look that was overtaken is taken anew.
// - No event waits for a network longer than the patience below.
(function () {
  "use strict";
  var site = __MANIFEST__;
  var scope = self.registration.scope;
  var base = new URL(scope).pathname;
  var own = "wayleaf|" + base + "|";
  // The number changes when what is stored changes its form.
  var store = own + "1";
  var recordAddress = scope + "save/record.json";
  var patience = 45000;
  var forgotten = false;
  var work = Promise.resolve();
  // What is to be done and has not begun, by name.
  var waiting = {};
  // What is being fetched just now, as pages are told.
  var fetching = null;
  // By language: how many taps are not answered yet, and the word for one that failed, until it is told.
  var asked = {}, failed = {};
  // The looks under way, by language, and how often what is stored has changed.
  var looks = {}, changes = 0;

  function nothing() {}

  function savesData() {
    return !!(self.navigator.connection && self.navigator.connection.saveData);
  }

  function addressOf(name) {
    return scope + "save/" + name + ".txt";
  }

  function hashOf(bytes) {
    return crypto.subtle.digest("SHA-256", bytes).then(function (digest) {
      return [].map.call(new Uint8Array(digest), function (byte) { return (byte + 256).toString(16).slice(1); }).join("");
    });
  }

  // What is stored, without creating the cache.
  function find(address) {
    return caches.has(store).then(function (there) {
      return there ? caches.open(store).then(function (cache) { return cache.match(address); }) : undefined;
    });
  }

  // Which languages are asked for, the lists that are shown, all of one version of the site, and versions that are
  // past: a worker of one of these is about to go, and changes nothing any more.
  function record() {
    return find(recordAddress).then(function (kept) { return kept && kept.json(); }).then(null, nothing).then(function (kept) {
      return kept && kept.wanted && kept.lists && kept.past ? kept : {version: "", wanted: [], lists: {}, past: []};
    });
  }

  // A phone without room, or a browser that lets nothing be kept, refuses.
  function keep(address, answer) {
    if (forgotten) throw new Error("forgotten");
    return caches.open(store).then(function (cache) { return cache.put(address, answer); }).then(null, function () { throw new Error("refused"); });
  }

  function write(what) {
    return keep(recordAddress, new Response(JSON.stringify(what))).then(function () { changes += 1; });
  }

  // The stored file of this name, or nothing: bytes that a phone has lost or spoiled are as good as none.
  function kept(name) {
    return find(addressOf(name)).then(function (file) {
      return file && file.arrayBuffer().then(function (bytes) {
        return hashOf(bytes).then(function (hash) { return hash === name ? bytes : undefined; });
      });
    });
  }

  // Engines that cannot be told to pass by their cache are led past it by a query.
  function request(address) {
    var able = "cache" in Request.prototype;
    return new Request(able ? address : address + "?" + Date.now(), {cache: "no-store", credentials: "same-origin"});
  }

  function inTime(promise) {
    return new Promise(function (done, fail) {
      var timer = setTimeout(function () { fail(new Error("no answer")); }, patience);
      promise.then(function (value) { clearTimeout(timer); done(value); }, function (fault) { clearTimeout(timer); fail(fault); });
    });
  }

  // Fetches a file unless it is here, from a path where it does not lie under its name. Whatever came is kept only if
  // its hash is its name.
  function bring(name, path) {
    return kept(name).then(function (bytes) {
      return bytes || inTime(fetch(request(path ? scope + path : addressOf(name))).then(function (answer) { return answer.arrayBuffer(); })).then(function (bytes) {
        return hashOf(bytes).then(function (hash) {
          if (hash !== name) throw new Error("not the file " + name);
          return keep(addressOf(name), new Response(bytes, {headers: {"Content-Type": "text/plain; charset=utf-8"}}));
        }).then(function () { return bytes; });
      });
    });
  }

  function parse(bytes) {
    return bytes && new Response(bytes).json();
  }

  function filesOf(list) {
    return [list.dress, list.words].concat(list.font ? list.font[1] : [], list.pages.map(function (page) { return page[2]; }));
  }

  // Puts a page of a list together; nothing if a file is missing or the page is not, byte for byte, the published one.
  function pageOf(list, page) {
    return Promise.all([page[2], list.dress, list.words].map(function (name) { return kept(name).then(parse); })).then(function (parts) {
      var frames = parts[0], dress = parts[1], words = parts[2], html;
      if (!frames || !dress || !words) return undefined;
      html = frames[page[3]].map(function (piece, at) {
        if (at % 2 === 0) return piece;
        return Object.prototype.hasOwnProperty.call(words, piece) ? words[piece] : dress[page[4][piece]];
      }).join("");
      return new Response(html).arrayBuffer().then(function (bytes) {
        return hashOf(bytes).then(function (hash) { return hash === page[1] ? bytes : undefined; });
      });
    });
  }

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

  // Removes every file that no list shown needs.
  function tidy(shown) {
    return Promise.all(Object.keys(shown.lists).map(function (lang) { return kept(shown.lists[lang]).then(parse); })).then(function (lists) {
      var needed = lists.reduce(function (all, list) { return all.concat(list ? filesOf(list) : []); }, Object.keys(shown.lists).map(function (lang) {
        return shown.lists[lang];
      })).map(addressOf).concat(recordAddress);
      if (lists.every(Boolean)) return caches.open(store).then(function (cache) {
        return cache.keys().then(function (requests) {
          return Promise.all(requests.filter(function (one) { return needed.indexOf(one.url) < 0; }).map(function (one) { return cache.delete(one); }));
        });
      });
    });
  }

  // Fetches what these languages lack, one file after the other, so that a cut loses one at most. Only when every
  // page of all of them can be put together are they shown, at once; until then what was shown before stays.
  function complete(before, langs) {
    var lists = {}, fonts = {}, names = [];
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
      return list ? Promise.all(filesOf(list).map(kept)).then(function (files) { return files.every(Boolean); }) : false;
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

  function removeCaches(unwanted) {
    return caches.keys().then(function (names) {
      return Promise.all(names.filter(function (name) {
        return name.indexOf(own) === 0 && unwanted(name);
      }).map(function (name) { return caches.delete(name); }));
    });
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

  // The path within the site: a folder stands for its index, a query for nothing.
  function pathOf(address) {
    var url = new URL(address), path;
    if (url.origin !== self.location.origin || url.pathname.indexOf(base) !== 0) return null;
    path = url.pathname.slice(base.length);
    return path === "" || path.slice(-1) === "/" ? path + "index.html" : path;
  }

  // The kept page at a path, or nothing; a host may leave out `.html`.
  function answer(path) {
    return record().then(function (now) {
      var own = path.split("/")[0];
      var langs = now.lists[own] ? [own] : Object.keys(now.lists);
      return langs.reduce(function (before, lang) {
        return before.then(function (bytes) {
          return bytes || kept(now.lists[lang]).then(parse).then(function (list) {
            var page = list && list.pages.filter(function (page) { return page[0] === path || page[0] === path + ".html"; })[0];
            return page && pageOf(list, page);
          });
        });
      }, Promise.resolve());
    }).then(function (bytes) {
      return bytes && new Response(bytes, {headers: {"Content-Type": "text/html; charset=utf-8"}});
    }, nothing);
  }

  // The kept font at a path, or nothing.
  function fontAt(path) {
    return record().then(function (now) {
      var list = now.lists[path.split("/")[0]];
      return list && kept(list);
    }).then(parse).then(function (list) {
      return list && list.font && list.font[0] === path ? kept(list.font[1]) : undefined;
    }).then(function (bytes) {
      return bytes && new Response(bytes, {headers: {"Content-Type": "font/woff"}});
    }).then(null, nothing);
  }

  // A network that never answers is no better than none.
  function fromNetwork(request) {
    return inTime(fetch(request)).then(null, function (failure) {
      if (request.mode !== "navigate") throw failure;
      return answer("offline.html").then(function (page) {
        if (!page) throw failure;
        // Sent on, not answered in place: the links of that page hang on its own address.
        return Response.redirect(scope + "offline.html", 302);
      });
    });
  }

  self.addEventListener("fetch", function (event) {
    var request = event.request, path = pathOf(request.url);
    if (site.withdrawn || request.method !== "GET" || path === null) return;
    if (/\.woff$/.test(path)) {
      event.respondWith(fontAt(path).then(function (font) { return font || fetch(request); }));
      return;
    }
    if (request.mode !== "navigate" && !/\.html$/.test(path)) return;
    // An edition may be tidied away while its page is put together: then the record names another one.
    event.respondWith(answer(path).then(function (page) { return page || answer(path); }).then(function (page) {
      return page || fromNetwork(request);
    }));
  });

  self.addEventListener("install", function (event) {
    // Without haste where data is dear, and without harm where it fails: what is shown stays shown. What takes long goes
    // on beside the event, which would hold up every registration and the next edition.
    var ready = site.withdrawn ? Promise.resolve() : succeed().then(function () { return savesData() ? undefined : inTime(renew()); });
    event.waitUntil(ready.then(null, nothing).then(function () { return self.skipWaiting(); }));
  });

  self.addEventListener("activate", function (event) {
    event.waitUntil(self.clients.claim().then(function () {
      return site.withdrawn ? forget() : removeCaches(function (name) { return name !== store; });
    }));
  });

  self.addEventListener("message", function (event) {
    var message = event.data || {}, done;
    // A worker that was sent away stays while pages are open, and may be asked again.
    if (message.type === "save") forgotten = false;
    if (message.type === "save") done = save(message.lang);
    if (message.type === "remove") done = remove(message.lang);
    if (message.type === "forget") done = forget();
    if (message.type === "status") {
      done = status(message.lang).then(function () { return savesData() ? undefined : renew(); });
    }
    if (done && event.waitUntil) event.waitUntil(done.then(null, nothing));
  });
})();
