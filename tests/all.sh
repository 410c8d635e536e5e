#!/usr/bin/env bash
# Every check of the project, cheapest first; the first that fails ends it. Brings what is missing (tests/install.sh).
set -euo pipefail
cd "$(dirname "$0")/.."

step() {
  echo "== $*"
  "$@"
}

# What the tests are compiled into; the programs beside them serve the next steps.
target=${CARGO_TARGET_DIR:-target}

wayleaf() {
  "$target/gate/wayleaf" "$@"
}

# The guide as it would be published.
build_site() {
  mkdir -p target/tmp
  wayleaf build --out target/tmp/site
}

# The page a translator gets, with all there is in it.
build_kit() {
  rm -rf target/tmp/kit
  mkdir -p target/tmp/kit
  wayleaf kit export ar --out target/tmp/kit/index.html
}

# The page a lawyer gets; the law's own words are not in the repository.
build_review() {
  rm -rf target/tmp/review
  mkdir -p target/tmp/review
  wayleaf review export --role lawyer --language ar --out target/tmp/review/index.html
}

# Two things are meant although the checker does not like them: `autocomplete` on boxes is what keeps Firefox from setting
# ticks by their position, and `role="list"` keeps lists without markers lists for VoiceOver.
check_html() {
  local meant='.*(Attribute .autocomplete. is only allowed|The .list. role is unnecessary).*'
  java -jar target/tools/node_modules/vnu-jar/build/dist/vnu.jar --format gnu --also-check-css --skip-non-html \
    --filterpattern "$meant" target/tmp/site target/tmp/kit target/tmp/review
}

step bash tests/install.sh
step cargo fmt --check
step cargo clippy --profile gate --all-targets --quiet -- -D warnings
step env RUSTDOCFLAGS='-D warnings' cargo doc --profile gate --no-deps --document-private-items --quiet
# As a host builds it: without what the tests ask of the same libraries.
step cargo check --profile gate --quiet
# Once for all: the program that makes the site below is the one that is tested.
step cargo test --profile gate --quiet --no-run
# What `cargo install` gets; that it builds is looked at when a release is made (release.sh).
step cargo package --no-verify --allow-dirty --quiet
step build_site
step build_kit
step build_review
step node tests/tools/es5.js target/tmp/site target/tools/node_modules/acorn
step node tests/tools/es5.js target/tmp/kit target/tools/node_modules/acorn 1
step node tests/tools/es5.js target/tmp/review target/tools/node_modules/acorn 1
step check_html
# With ALL, no test is passed over because a program is missing.
step env ALL=1 cargo test --profile gate --quiet
echo "== all in order"
