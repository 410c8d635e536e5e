// Runs the service worker against a network that lies, and a phone that forgets. Usage:
// node worker.js OLD NEW WITHDRAWN RUNS SEED: three sites of the same guide, how many runs, where chance begins.
// What is held: the worker answers a page with the bytes of one edition or not at all; never with those of the old
// one after those of the new; when the network heals, every page of what was asked for opens without it; and every
// tap ends in a word to the page, also the one that comes in the moment in which the page may be tapped again.
"use strict";
const {createHash} = require("crypto");
const fs = require("fs");
const path = require("path");
const vm = require("vm");

const SCOPE = "https://guide.test/leaflets/permit/";
const FOREIGN = ["wayleaf|/leaflets/other/|1", "somebody else's"];

// Chance that can be repeated (mulberry32).
function dice(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function readSite(folder) {
  const files = new Map();
  const walk = (below) => {
    for (const entry of fs.readdirSync(path.join(folder, below), {withFileTypes: true})) {
      const name = below ? `${below}/${entry.name}` : entry.name;
      if (entry.isDirectory()) walk(name);
      else files.set(name, fs.readFileSync(path.join(folder, name)));
    }
  };
  walk("");
  return files;
}

const turn = () => new Promise((done) => setImmediate(done));
// The same digest without a thread of its own for each.
let digests = 0;
const crypto = {subtle: {digest: async (_, bytes) => (digests += 1) && new Uint8Array(createHash("sha256").update(new Uint8Array(bytes)).digest()).buffer}};
const never = () => new Promise(() => {});

// The caches of one origin: they outlive every worker.
class Phone {
  constructor() {
    this.stores = new Map(FOREIGN.map((name) => [name, new Map([["x", Buffer.from("x")]])]));
    this.said = [];
    // What a page does when it is told something, and whether there is room for more.
    this.hear = () => {};
    this.isFull = false;
  }

  own() {
    return [...this.stores].filter(([name]) => name.startsWith("wayleaf|/leaflets/permit/|"));
  }

  // Takes away or spoils one stored file.
  damage(random) {
    for (const [, store] of this.own()) {
      const names = [...store.keys()].filter((name) => !name.endsWith("record.json"));
      const name = names[Math.floor(random() * names.length)];
      if (!name) continue;
      if (random() < 0.5) store.delete(name);
      else store.set(name, store.get(name).subarray(1));
    }
  }
}

// One worker: a script over a phone and a network. A killed one does nothing any more.
class Worker {
  constructor(script, phone, network) {
    this.alive = true;
    this.killed = new Promise((done) => { this.end = done; });
    this.listeners = {};
    this.isGone = false;
    const live = (step) => async (...args) => {
      await turn();
      if (!this.alive) return never();
      const value = await step(...args);
      return this.alive ? value : never();
    };
    const open = live((name) => {
      if (!phone.stores.has(name)) phone.stores.set(name, new Map());
      const store = phone.stores.get(name);
      return {
        match: live((address) => (store.has(address.url || address) ? new Response(store.get(address.url || address)) : undefined)),
        put: live(async (address, response) => {
          const bytes = Buffer.from(await response.arrayBuffer());
          if (phone.isFull) throw new Error("no room");
          if (this.alive) store.set(address.url || address, bytes);
        }),
        keys: live(() => [...store.keys()].map((url) => ({url}))),
        delete: live((address) => store.delete(address.url || address)),
      };
    });
    const caches = {open, has: live((name) => phone.stores.has(name)), keys: live(() => [...phone.stores.keys()]), delete: live((name) => phone.stores.delete(name))};
    const client = {url: `${SCOPE}ar/index.html`, postMessage: (message) => { phone.said.push({...message}); phone.hear(message); }};
    const self = {
      addEventListener: (name, listener) => { this.listeners[name] = listener; },
      clients: {claim: live(() => {}), matchAll: live(() => [client])},
      location: new URL(SCOPE),
      navigator: {},
      registration: {scope: SCOPE, unregister: live(() => { this.isGone = true; })},
      skipWaiting: live(() => {}),
    };
    const globals = {self, caches, crypto, Request, Response, URL, Date, setTimeout: (step, limit) => { network.limits.push(limit); return setTimeout(step, network.patience); }, clearTimeout, fetch: live((request) => network.fetch(request)), btoa, TextEncoder, TextDecoder};
    vm.runInNewContext(String(script), globals);
  }

  // Sends an event and gives what it waits for.
  async send(type, more) {
    const waits = [];
    let answer;
    const event = {...more, waitUntil: (work) => waits.push(work), respondWith: (given) => { answer = given; }};
    this.listeners[type](event);
    await Promise.all(waits);
    return answer;
  }

  // What becomes of it; a killed worker is not waited for.
  within(work) {
    return Promise.race([Promise.resolve(work).then(null, () => {}), this.killed]);
  }

  kill() {
    this.alive = false;
    this.end();
  }
}

class Network {
  constructor(random) {
    this.random = random;
    this.faults = 0;
    this.hosts = [];
    // How long the worker would wait, in its own words.
    this.limits = [];
    this.asked = [];
    this.patience = 20;
  }

  async fetch(request) {
    const name = new URL(request.url).pathname.slice(new URL(SCOPE).pathname.length);
    this.asked.push(name);
    if (this.random() < this.faults) {
      switch (Math.floor(this.random() * 6)) {
        case 0: throw new TypeError("dropped");
        case 1: return new Response("<!doctype html><title>Log in</title>", {headers: {"Content-Type": "text/html"}});
        case 2: return new Response("", {status: 500});
        case 3:
          // A browser gives up a page by itself.
          if (request.mode === "navigate") throw new TypeError("no answer");
          return never();
        case 4: for (let times = this.random() * 20; times > 0; times -= 1) await turn(); break;
        default: {
          const whole = this.file(name);
          return new Response(whole && whole.subarray(0, Math.floor(whole.length * this.random())));
        }
      }
    }
    if (!this.hosts.length) throw new TypeError("no host");
    const file = this.file(name);
    return file ? new Response(file) : new Response("not found", {status: 404});
  }

  // While one edition is put up over another, either may answer.
  file(name) {
    return this.hosts[Math.floor(this.random() * this.hosts.length)]?.get(name);
  }
}

const pagesOf = (site, lang) => [...site.keys()].filter((name) => {
  return /^[^/]+\.html$/.test(name) && site.kept.has(name) || name.startsWith(`${lang}/`) && site.kept.has(name);
});

// The pages that lists name.
function keptPages(site) {
  const lists = JSON.parse(/"lists":(\{.*?\})/.exec(String(site.get("sw.js")))[1]);
  const text = (name) => JSON.parse(String(site.get(`save/${name}.txt`)));
  return new Set(Object.values(lists).flatMap((name) => text(name).pages.map((page) => page[0])));
}

async function run(sites, seed) {
  const random = dice(seed);
  const pick = (list) => list[Math.floor(random() * list.length)];
  const [old, fresh] = sites;
  const phone = new Phone();
  const network = new Network(random);
  const langs = random() < 0.5 ? ["ar"] : ["ar", "da"];
  let script = old.get("sw.js"), worker = new Worker(script, phone, network), newest = 0;
  const fail = (what) => { throw new Error(`run ${seed}: ${what}`); };

  // Opens a page and looks at what the worker says; the network's own answers are not its work.
  async function open(name) {
    const before = network.asked.length;
    const answer = await worker.within(worker.send("fetch", {request: {url: SCOPE + name, method: "GET", mode: "navigate"}}).then((given) => given));
    if (!answer || network.asked.slice(before).includes(name)) return null;
    if (answer.status === 302) return null;
    const bytes = Buffer.from(await answer.arrayBuffer());
    // A page that is the same in both editions tells nothing of which is shown.
    const editions = [...sites.keys()].filter((at) => sites[at].get(name)?.equals(bytes));
    if (!editions.length) fail(`wrong bytes for ${name}`);
    const edition = editions.includes(newest) ? newest : editions[0];
    if (edition < newest) fail(`${name} of the old edition after one of the new`);
    newest = edition;
    return edition;
  }

  async function update(site) {
    script = site.get("sw.js");
    const next = new Worker(script, phone, network);
    await next.within(next.send("install", {}));
    // The old one still hears a page now and then, and must not turn things back.
    if (random() < 0.5) await worker.within(worker.send("message", {data: {type: "status", lang: "ar"}}));
    worker.kill();
    worker = next;
    await worker.within(worker.send("activate", {}));
  }

  // Some readers tap again at once.
  phone.hear = (message) => {
    if (message.type === "stopped" && random() < 0.3) worker.send("message", {data: {type: "save", lang: message.langs[0]}});
  };
  network.hosts = [old];
  network.faults = 0.1 + random() * 0.5;
  await worker.within(worker.send("install", {}));
  const steps = 4 + Math.floor(random() * 8);
  for (let step = 0; step < steps; step += 1) {
    const chance = random();
    if (chance < 0.3) {
      // Killed half-way now and then.
      const saving = worker.send("message", {data: {type: "save", lang: pick(langs)}});
      if (random() < 0.5) {
        for (let turns = random() * 300; turns > 0; turns -= 1) await turn();
        worker.kill();
        worker = new Worker(script, phone, network);
      } else await worker.within(saving);
    } else if (chance < 0.45) await worker.within(worker.send("message", {data: {type: "status", lang: pick(langs)}}));
    else if (chance < 0.55) phone.damage(random);
    else if (chance < 0.65) network.hosts = [old, fresh];
    else if (chance < 0.75) await update(script === fresh.get("sw.js") ? fresh : pick(network.hosts));
    else await open(pick(pagesOf(old, pick(langs))));
  }

  // The network heals: the new edition is up, whole.
  network.hosts = [fresh];
  network.faults = 0;
  network.patience = 30000;
  await update(fresh);
  for (const lang of langs) await worker.send("message", {data: {type: "save", lang}});
  network.hosts = [];
  for (const lang of langs) {
    for (const name of pagesOf(fresh, lang)) {
      if (await open(name) !== 1) fail(`${name} does not open without a host`);
    }
  }
  if (phone.said.at(-1).type !== "saved" || phone.said.at(-1).newer) fail(`the last word is ${JSON.stringify(phone.said.at(-1))}`);
  for (const name of FOREIGN) if (!phone.stores.has(name)) fail(`the cache ${name} is gone`);
  return worker;
}

// A host fails at its nth answer and heals. A page that may be tapped again is tapped in that very moment. If a second
// page asks meanwhile how things stand, the worker tries again by itself.
async function tapAtOnce([old], nth, isAsked) {
  const phone = new Phone(), network = new Network(() => 0);
  network.patience = 30000;
  network.hosts = [old];
  let answers = 0;
  network.fetch = async (request) => {
    answers += 1;
    return answers === nth ? new Response("<!doctype html><title>Log in</title>") : Network.prototype.fetch.call(network, request);
  };
  const worker = new Worker(old.get("sw.js"), phone, network);
  const waits = [];
  const send = (type) => waits.push(worker.send("message", {data: {type, lang: "ar"}}));
  phone.hear = (message) => { if (message.type === "stopped") send("save"); };
  send("save");
  if (isAsked) send("status");
  for (const wait of waits) await wait;
  const words = phone.said.map((message) => message.type).filter((word, at, all) => word !== all[at - 1]).join(", ");
  const expected = isAsked ? /^saving, (stopped, saving, )?saved$/ : nth === 1 ? /^stopped, saving, saved$/ : /^saving, stopped, saving, saved$/;
  if (!expected.test(words)) throw new Error(`answer ${nth} is a lie${isAsked ? ", a second page asks" : ""}; the page is told: ${words}`);
}

// A phone without room says so, and keeps when there is room again.
async function refuse([old]) {
  const phone = new Phone(), network = new Network(() => 0);
  network.patience = 30000;
  network.hosts = [old];
  const worker = new Worker(old.get("sw.js"), phone, network);
  for (const [isFull, word] of [[true, "refused"], [false, "saved"]]) {
    phone.isFull = isFull;
    await worker.send("message", {data: {type: "save", lang: "ar"}});
    if (phone.said.at(-1).type !== word) throw new Error(`a phone ${isFull ? "without" : "with"} room says ${JSON.stringify(phone.said.at(-1))}`);
  }
}

// However often pages ask, what is stored is looked up once at a time.
async function askOften([old]) {
  const phone = new Phone(), network = new Network(() => 0);
  network.patience = 30000;
  network.hosts = [old];
  const worker = new Worker(old.get("sw.js"), phone, network);
  await worker.send("message", {data: {type: "save", lang: "ar"}});
  phone.said = [];
  await Promise.all(Array.from({length: 500}, () => worker.send("message", {data: {type: "status", lang: "ar"}})));
  if (phone.said.length !== 1 || phone.said[0].type !== "saved") throw new Error(`500 questions get ${phone.said.length} answers`);
}

// What is kept is looked at once while a worker lives, and again once it is to be kept anew.
async function lookOnce([old]) {
  const phone = new Phone(), network = new Network(() => 0);
  network.patience = 30000;
  network.hosts = [old];
  const script = old.get("sw.js");
  await new Worker(script, phone, network).send("message", {data: {type: "save", lang: "ar"}});
  const worker = new Worker(script, phone, network);
  const looks = [];
  for (const type of ["status", "status", "save"]) {
    digests = 0;
    await worker.send("message", {data: {type, lang: "ar"}});
    looks.push(digests);
  }
  if (looks[0] < 4 || looks[1] !== 0 || looks[2] < looks[0]) throw new Error(`files looked at by turns: ${looks}`);
  // Spoiled in between, a page is not shown, and the next look tells of it.
  for (const [, store] of phone.own()) for (const [name, bytes] of store) if (!name.endsWith("record.json")) store.set(name, bytes.subarray(1));
  network.hosts = [];
  const request = {url: `${SCOPE}ar/index.html`, method: "GET", mode: "navigate"};
  const answer = await worker.send("fetch", {request}).then((given) => given).then((given) => given, () => null);
  if (answer) throw new Error("a spoiled page is shown");
  await worker.send("message", {data: {type: "status", lang: "ar"}});
  if (phone.said.at(-1).type !== "lost") throw new Error(`spoiled, the page is told ${JSON.stringify(phone.said.at(-1))}`);
}

// A network that hangs holds a reader up for eight seconds.
async function hang([old]) {
  const phone = new Phone(), network = new Network(() => 0);
  network.patience = 30000;
  network.hosts = [old];
  const worker = new Worker(old.get("sw.js"), phone, network);
  await worker.send("message", {data: {type: "save", lang: "ar"}});
  network.fetch = never;
  network.patience = 0;
  network.limits = [];
  const request = {url: `${SCOPE}da/index.html`, method: "GET", mode: "navigate"};
  const answer = await worker.send("fetch", {request});
  if (answer.status !== 302 || network.limits.join() !== "8000") throw new Error(`status ${answer.status} after ${network.limits} ms`);
}

// From one edition to the next, only what changed is fetched.
async function countUpdate([old, fresh]) {
  const phone = new Phone(), network = new Network(() => 0);
  network.patience = 30000;
  network.hosts = [old];
  const first = new Worker(old.get("sw.js"), phone, network);
  await first.send("install", {});
  if (network.asked.length || phone.own().length) throw new Error("something is fetched or stored before the reader asks");
  await first.send("message", {data: {type: "save", lang: "ar"}});
  const saved = network.asked.length;
  network.hosts = [fresh];
  network.asked = [];
  await new Worker(fresh.get("sw.js"), phone, network).send("install", {});
  return `${saved} files to keep ar, ${network.asked.length} to renew it`;
}

// A withdrawn worker takes all of this guide away and nothing else.
async function withdraw([old, , withdrawn]) {
  const phone = new Phone(), network = new Network(() => 0);
  network.patience = 30000;
  network.hosts = [old];
  await new Worker(old.get("sw.js"), phone, network).send("message", {data: {type: "save", lang: "ar"}});
  const last = new Worker(withdrawn.get("sw.js"), phone, network);
  await last.send("install", {});
  await last.send("activate", {});
  if (phone.own().length || !last.isGone) throw new Error("a withdrawn worker leaves something behind");
  if (phone.stores.size !== FOREIGN.length) throw new Error("a withdrawn worker touches what is not its own");
}

async function main() {
  const [, , ...args] = process.argv;
  const sites = args.slice(0, 3).map(readSite);
  for (const site of sites.slice(0, 2)) site.kept = keptPages(site);
  const [runs, seed] = args.slice(3).map(Number);
  console.log(await countUpdate(sites));
  await withdraw(sites);
  for (const isAsked of [false, true]) for (let nth = 1; nth <= 4; nth += 1) await tapAtOnce(sites, nth, isAsked);
  await refuse(sites);
  await askOften(sites);
  await lookOnce(sites);
  await hang(sites);
  for (let number = 0; number < runs; number += 1) await run(sites, seed + number);
  console.log(`${runs} runs without a wrong byte`);
}

main().then(() => process.exit(0), (fault) => {
  console.error(fault.stack);
  process.exit(1);
});
