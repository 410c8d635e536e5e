// What lies on the phone, and how a file comes to lie there. A file is named after its SHA-256, so that what is kept is
// right in every edition that has it; one record tells which lists are shown.
var site = __MANIFEST__;
var scope = self.registration.scope;
var base = new URL(scope).pathname;
var own = "wayleaf|" + base + "|";
// The number changes when what is stored changes its form.
var store = own + "1";
var recordAddress = scope + "save/record.json";
var patience = 45000;
// The files whose bytes were found right since this worker began: to look at all of them for each page takes a slow phone
// seconds. A page is looked at as a whole whenever it is put together.
var right = {};
// Whether everything was to be deleted, and how often what is stored has changed.
var forgotten = false, changes = 0;

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
      return right[name] ? bytes : hashOf(bytes).then(function (hash) {
        right[name] = hash === name;
        return right[name] ? bytes : undefined;
      });
    });
  });
}

// Engines that cannot be told to pass by their cache are led past it by a query.
function request(address) {
  var able = "cache" in Request.prototype;
  return new Request(able ? address : address + "?" + Date.now(), {cache: "no-store", credentials: "same-origin"});
}

function inTime(promise, limit) {
  return new Promise(function (done, fail) {
    var timer = setTimeout(function () { fail(new Error("no answer")); }, limit || patience);
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

// The texts of a list by their names, each one character for private use that is made from the text.
function named(texts) {
  var names = {};
  texts.forEach(function (text) {
    var at = 0, unit;
    for (unit = 0; unit < text.length; unit += 1) at = (at * 31 + text.charCodeAt(unit)) % 6379;
    while (names[letter(at + 12)]) at = (at + 1) % 6379;
    names[letter(at + 12)] = text;
  });
  return names;
}

function letter(at) {
  return String.fromCharCode(57344 + at);
}

// What changes places in the texts of a list, both ways; lists of earlier editions pair nothing.
function exchange(pairs) {
  var other = {}, at;
  for (at = 0; at + 1 < pairs.length; at += 2) {
    other[pairs.charAt(at)] = pairs.charAt(at + 1);
    other[pairs.charAt(at + 1)] = pairs.charAt(at);
  }
  return function (text) {
    var changed = "", at, sign;
    if (!pairs) return text;
    for (at = 0; at < text.length; at += 1) {
      sign = text.charAt(at);
      changed += other[sign] || sign;
    }
    return changed;
  };
}

// A text with what its names stand for: what is the page's own, or a text that may hold names itself. The character
// behind `\ue00b` is meant as it is.
function fill(text, names, own) {
  return text.replace(/\ue00b?[\ue000-\uf8ff]/g, function (name) {
    if (name.length > 1) return name.charAt(1);
    return name in own ? own[name] : fill(names[name], names, own);
  });
}

// The hash of a text as policies have it.
function hashForPolicy(text) {
  return new Response(text).arrayBuffer().then(function (bytes) { return crypto.subtle.digest("SHA-256", bytes); }).then(function (digest) {
    return "sha256-" + btoa(String.fromCharCode.apply(null, new Uint8Array(digest)));
  });
}

// Puts a page of a list together; nothing if a file is missing or the page is not, byte for byte, the published one.
function pageOf(list, page) {
  return Promise.all([page[2], list.dress, list.words].map(function (name) { return kept(name).then(parse); })).then(function (parts) {
    var frames = parts[0], dress = parts[1], words = parts[2], own = {}, exchanged = exchange(list.letters || ""), shared;
    if (!frames || !dress || !words) return undefined;
    shared = named(dress[0]);
    words = named(words.map(exchanged));
    function worn(at, hashes) { return fill(dress[1][page[4][at]], shared, hashes); }
    return Promise.all([worn(0, {}), worn(1, {})].map(hashForPolicy)).then(function (hashes) {
      var policy = worn(2, {"\uf8f7": hashes[0], "\uf8f8": hashes[1]});
      [worn(0, {}), worn(1, {}), policy].concat(list.values).forEach(function (text, at) { own[letter(at)] = text; });
      return new Response(fill(exchanged(frames[page[3]]), words, own)).arrayBuffer();
    }).then(function (bytes) {
      return hashOf(bytes).then(function (hash) { return hash.indexOf(page[1]) === 0 ? bytes : undefined; });
    });
  }).then(null, nothing).then(function (bytes) {
    // A file was lost or spoiled since it was looked at.
    if (!bytes) right = {};
    return bytes;
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

function removeCaches(unwanted) {
  return caches.keys().then(function (names) {
    return Promise.all(names.filter(function (name) {
      return name.indexOf(own) === 0 && unwanted(name);
    }).map(function (name) { return caches.delete(name); }));
  });
}
