#!/usr/bin/env bash
# What Lighthouse says of the first page, a topic and the checklist in three languages, as it measures phones (slow
# network, slow processor). No part of tests/all.sh: its performance is a measurement, and wants a machine at rest.
#
#   bash tests/tools/lighthouse.sh [FOLDER OF A BUILT SITE]
set -euo pipefail
site=$(realpath "${1:-site}")
cd "$(dirname "$0")/../.."

tools=target/tools/lighthouse
version=11.7.1
[ -x "$tools/node_modules/.bin/lighthouse" ] ||
  npm install --prefix "$tools" --ignore-scripts --no-save --no-audit --no-fund --silent "lighthouse@$version"

port=8765
python3 -m http.server --bind 127.0.0.1 --directory "$site" "$port" > /dev/null 2>&1 &
server=$!
trap 'kill "$server"' EXIT

export CHROME_PATH="${CHROME_PATH:-$(command -v chromium)}"
for page in index staying checklist; do
  for language in ar ti da; do
    "$tools/node_modules/.bin/lighthouse" "http://127.0.0.1:$port/$language/$page.html" --quiet --output=json \
      --only-categories=performance,accessibility,best-practices,seo \
      --chrome-flags="--headless=new --no-sandbox --disable-gpu" --output-path="$tools/report.json"
    node -e 'const [file, page] = process.argv.slice(1), {categories} = JSON.parse(require("fs").readFileSync(file));
      console.log(page, Object.entries(categories).map(([name, {score}]) => `${name} ${Math.round(score * 100)}`).join("  "));' \
      "$tools/report.json" "$language/$page"
  done
done
