#!/usr/bin/env bash
# Brings what the tests need and this machine lacks. Debian or Ubuntu; quick when all is there.
#
# From the system's packages: Chromium, Firefox, fonts, Node, Java, pdftotext, gettext, w3m, lynx, the web servers nginx, Apache and
# Caddy (never started by the system), mtools, the WebKit of Safari 10. From the registries of Rust, npm and Python, into
# target/tools: geckodriver, axe-core, the HTML checker v.Nu, the parser acorn and Chromium 49, the oldest engine of the tests.
set -euo pipefail
cd "$(dirname "$0")/.."

tools=target/tools
geckodriver=0.37.1
old_chromium=PyQt5-5.7.1-5.7.1-cp34.cp35.cp36-abi3-manylinux1_x86_64.whl
old_chromium_sha256=9b6e7e17242c3ca6581bed06b5c16b2ab0207f66865d3b27334aef01965b49fc
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

# True if the system's Python has this module.
has_python() {
  /usr/bin/python3 -c "import $1" 2> /dev/null
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
  have curl || echo curl
  have xvfb-run || echo xvfb
  have xauth || echo xauth
  has_python PyQt5.QtWebKitWidgets || echo python3-pyqt5.qtwebkit
  has_python sip || echo python3-sip
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
  CARGO_PROFILE_DEV_DEBUG=0 cargo install geckodriver --debug --locked --quiet --version "$geckodriver" --root "$tools" --target-dir "$tools/build"
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

# Chromium 49 of March 2016, inside a Python package that once brought QtWebEngine. The index of packages tells where it
# lies; what comes is kept only if it is what was looked at.
install_old_chromium() {
  [ -d "$tools/chromium-49/PyQt5" ] && return 0
  echo "install: $old_chromium"
  local folder address
  folder=$(mktemp -d)
  address=$(curl --fail --silent --show-error --location https://pypi.org/simple/pyqt5/ |
    grep --only-matching --max-count=1 "https://[^\"#]*/$old_chromium" || true)
  [ -n "$address" ] || fail "$old_chromium is not in the index of Python packages"
  curl --fail --silent --show-error --location --output "$folder/wheel.zip" "$address"
  echo "$old_chromium_sha256  $folder/wheel.zip" | sha256sum --check --quiet || fail "$old_chromium is not what it was"
  mkdir -p "$tools"
  /usr/bin/python3 -m zipfile --extract "$folder/wheel.zip" "$folder/chromium-49"
  chmod +x "$folder/chromium-49/PyQt5/Qt/libexec/QtWebEngineProcess"
  rm -rf "$tools/chromium-49"
  mv "$folder/chromium-49" "$tools/chromium-49"
  rm -rf "$folder"
}

install_system_packages
install_old_chromium
install_geckodriver
install_npm_packages
