// Keeps the guide for the time without connection: one cache for the core, one per language, one edition at a time.
// Only what the manifest names is kept, and only if its bytes have the hash the manifest gives.
"use strict";
var manifest = __MANIFEST__;
var scope = self.registration.scope;
var base = new URL(scope).pathname;
var own = "wayleaf|" + base + "|";
var marker = scope + "wayleaf-complete";
var saving = {};

// Groups are "core" and the languages. A path of the site leads to its group and its hash.
var groups = Object.create(null);
var index = Object.create(null);
groups.core = manifest.core;
Object.keys(manifest.languages).forEach(function (lang) { groups[lang] = manifest.languages[lang]; });
Object.keys(groups).forEach(function (group) {
  groups[group].forEach(function (entry) { index[entry[0]] = group; });
});

function cacheName(group) {
  return own + manifest.version + "|" + group;
}

function savesData() {
  return !!(self.navigator.connection && self.navigator.connection.saveData);
}

// Looks without creating the cache.
function find(group, address) {
  return caches.has(cacheName(group)).then(function (there) {
    return there ? caches.open(cacheName(group)).then(function (cache) { return cache.match(address); }) : undefined;
  });
}

function isComplete(group) {
  return find(group, marker).then(Boolean);
}

// Engines that cannot be told to pass by their cache are led past it by a query.
function fetchFresh(address) {
  var able = "cache" in Request.prototype;
  return fetch(new Request(able ? address : address + "?" + manifest.version, {cache: "no-store", credentials: "same-origin"}));
}

function hashOf(bytes) {
  return crypto.subtle.digest("SHA-256", bytes).then(function (digest) {
    return btoa(String.fromCharCode.apply(null, new Uint8Array(digest)));
  });
}

// Keeps one page. What an interrupted attempt has already kept was checked then and is not fetched again.
function keep(cache, entry) {
  var address = scope + entry[0];
  return cache.match(address).then(function (kept) {
    return kept || fetchFresh(address).then(function (response) {
      if (!response.ok || response.type !== "basic" || response.redirected) throw new Error("not the page: " + entry[0]);
      return response.arrayBuffer().then(function (bytes) {
        return hashOf(bytes).then(function (hash) {
          if (hash !== entry[1]) throw new Error("not this edition: " + entry[0]);
          return cache.put(address, new Response(bytes, {headers: {"Content-Type": response.headers.get("Content-Type") || "text/html; charset=utf-8"}}));
        });
      });
    });
  });
}

// The marker goes in last: a group without it is not complete.
function save(group) {
  function fill() {
    return caches.open(cacheName(group)).then(function (cache) {
      return Promise.all(groups[group].map(function (entry) { return keep(cache, entry); })).then(function () {
        return cache.put(marker, new Response(manifest.version));
      });
    });
  }
  function forget() {
    delete saving[group];
  }
  if (!saving[group]) {
    saving[group] = isComplete(group).then(function (done) { return done || fill(); });
    saving[group].then(forget, forget);
  }
  return saving[group];
}

function pages() {
  return self.clients.matchAll({includeUncontrolled: true, type: "window"});
}

function tell(message) {
  return pages().then(function (list) {
    list.forEach(function (client) { client.postMessage(message); });
  });
}

function saved(lang) {
  return tell({type: "saved", lang: lang, version: manifest.version});
}

function saveLanguage(lang) {
  return manifest.languages[lang] ? save(lang).then(function () { return saved(lang); }) : Promise.resolve();
}

// The path within the site, or null: a folder stands for its index, a query for nothing.
function pathOf(address) {
  var url = new URL(address), path;
  if (url.origin !== self.location.origin || url.pathname.indexOf(base) !== 0) return null;
  path = url.pathname.slice(base.length);
  if (path === "" || path.slice(-1) === "/") path += "index.html";
  return index[path] || !index[path + ".html"] ? path : path + ".html";
}

function languagesOpen() {
  return pages().then(function (list) {
    return list.map(function (client) { return index[pathOf(client.url)]; });
  });
}

// Languages that an earlier edition had complete: who could read without connection must still be able to.
function languagesKept() {
  return caches.keys().then(function (names) {
    return Promise.all(names.filter(function (name) { return name.indexOf(own) === 0; }).map(function (name) {
      return caches.open(name).then(function (cache) { return cache.match(marker); }).then(function (done) {
        return done && name.slice(name.lastIndexOf("|") + 1);
      });
    }));
  });
}

function removeCaches(unwanted) {
  return caches.keys().then(function (names) {
    return Promise.all(names.filter(function (name) {
      return name.indexOf(own) === 0 && unwanted(name);
    }).map(function (name) { return caches.delete(name); }));
  });
}

self.addEventListener("install", function (event) {
  event.waitUntil(save("core").then(function () {
    return Promise.all([languagesKept(), savesData() ? [] : languagesOpen()]);
  }).then(function (lists) {
    var wanted = lists[0].concat(lists[1]).filter(function (lang, at, all) {
      return manifest.languages[lang] && all.indexOf(lang) === at;
    });
    return Promise.all(wanted.map(save));
  }).then(function () { return self.skipWaiting(); }));
});

self.addEventListener("activate", function (event) {
  event.waitUntil(Promise.all([
    self.clients.claim(),
    removeCaches(function (name) { return name.indexOf(own + manifest.version + "|") !== 0; })
  ]));
});

function fromNetwork(request, path) {
  return fetch(request).then(null, function (failure) {
    return (index[path] ? find(index[path], scope + path) : Promise.resolve()).then(function (kept) {
      if (kept) return kept;
      if (request.mode !== "navigate") throw failure;
      // Sent on, not answered in place: the links of that page hang on its own address.
      return Response.redirect(scope + "offline.html", 302);
    });
  });
}

self.addEventListener("fetch", function (event) {
  var request = event.request, path = pathOf(request.url), group = index[path], answer;
  if (request.method !== "GET" || path === null) return;
  answer = (group ? isComplete(group) : Promise.resolve(false)).then(function (done) {
    return done ? find(group, scope + path) : undefined;
  }).then(function (kept) { return kept || fromNetwork(request, path); });
  event.respondWith(answer);
  if (group && request.mode === "navigate" && !savesData()) {
    event.waitUntil(answer.then(function () { return saveLanguage(group); }).then(null, function () {}));
  }
});

self.addEventListener("message", function (event) {
  var message = event.data || {}, work;
  if (message.type === "save") work = saveLanguage(message.lang);
  if (message.type === "status") {
    work = Promise.all(Object.keys(manifest.languages).map(function (lang) {
      return isComplete(lang).then(function (done) { return done && saved(lang); });
    }));
  }
  if (message.type === "forget") {
    work = removeCaches(Boolean).then(function () { return self.registration.unregister(); });
  }
  if (work && event.waitUntil) event.waitUntil(work.then(null, function () {}));
});
