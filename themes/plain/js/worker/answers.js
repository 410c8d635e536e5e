// What the browser asks for, and what pages say.
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
  }, function () { right = {}; });
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

// No page of languages is kept for each topic: the first page stands in for them, told which page the reader came from. Sent
// on, not answered in place: the links of that page hang on its own address.
function languagesOf(path) {
  if (path.indexOf("languages/") !== 0) return undefined;
  return answer("index.html").then(function (page) {
    return page && Response.redirect(scope + "index.html?" + path.slice("languages/".length), 302);
  });
}

// A network that never answers is no better than none.
function fromNetwork(request) {
  return inTime(fetch(request), 8000).then(null, function (failure) {
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
    return page || languagesOf(path);
  }).then(function (page) {
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
