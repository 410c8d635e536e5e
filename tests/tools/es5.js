// Every script of the site is ES5: those inside its pages and those that are files. Usage: node es5.js SITE ACORN [HOW-MANY-AT-LEAST]
"use strict";
const fs = require("fs");
const path = require("path");

const [, , site, acornFolder, least = "3"] = process.argv;
const acorn = require(path.resolve(acornFolder));

// Gives every file below a folder.
function files(folder) {
  return fs.readdirSync(folder, {withFileTypes: true}).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    return entry.isDirectory() ? files(file) : [file];
  });
}

const scripts = new Map();
for (const file of files(site)) {
  const text = file.endsWith(".js") || file.endsWith(".html") ? fs.readFileSync(file, "utf8") : "";
  if (file.endsWith(".js")) scripts.set(text, file);
  for (const [, script] of text.matchAll(/<script[^>]*>([^]*?)<\/script>/g)) {
    if (file.endsWith(".html") && !scripts.has(script)) scripts.set(script, file);
  }
}

let faults = 0;
for (const [script, file] of scripts) {
  try {
    acorn.parse(script, {ecmaVersion: 5, sourceType: "script"});
  } catch (error) {
    faults += 1;
    console.error(`${file}: ${error.message}: ${script.slice(Math.max(error.pos - 30, 0), error.pos + 30)}`);
  }
}
if (scripts.size < Number(least)) {
  faults += 1;
  console.error(`only ${scripts.size} scripts were found in ${site}`);
}
console.log(`${scripts.size} different scripts, ${faults} not ES5`);
process.exitCode = faults ? 1 : 0;
