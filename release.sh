#!/usr/bin/env bash
# Makes what is handed out at a release: the crate, built once from its own package; an archive for each target that this
# computer can build for; their sums. Says plainly which targets it could not build, and why.
#
#   bash release.sh [FOLDER]     makes all of it in FOLDER (target/release-files)
#   bash release.sh --list       only says what could be built here
set -euo pipefail
cd "$(dirname "$0")"

targets=(
  x86_64-unknown-linux-gnu
  x86_64-unknown-linux-musl
  aarch64-unknown-linux-musl
  x86_64-pc-windows-gnu
  x86_64-apple-darwin
  aarch64-apple-darwin
)
papers=(README.md CHANGELOG.md LICENSE-MIT LICENSE-APACHE)
version=$(sed -n 's/^version = "\(.*\)"/\1/p' Cargo.toml | head -1)
host=$(rustc -vV | sed -n 's/^host: //p')

# Why a target cannot be built here; nothing where it can. The allocator and the cryptography hold C, so that a compiler of C
# for the target is needed beside Rust's own library.
hindrance() {
  local target=$1 compiler
  if ! rustup target list --installed 2>/dev/null | grep -qx "$target" && [ "$target" != "$host" ]; then
    echo "Rust's library for it is not installed: rustup target add $target"
    return
  fi
  case "$target" in
    "$host") return ;;
    x86_64-unknown-linux-musl) compiler=musl-gcc ;;
    aarch64-unknown-linux-musl) compiler=aarch64-linux-musl-gcc ;;
    x86_64-pc-windows-gnu) compiler=x86_64-w64-mingw32-gcc ;;
    *-apple-darwin)
      [ "$(uname -s)" = Darwin ] || echo "it is built on a Mac only: Apple's libraries may not be copied elsewhere"
      return
      ;;
    *) compiler="${target%%-*}-linux-gnu-gcc" ;;
  esac
  command -v "$compiler" >/dev/null || echo "the compiler of C for it is missing: $compiler"
}

# Whoever has changed files of the theme is told at each change what to do: a theme that changed since the last release has a
# new version with a note (src/theme/version.rs).
check_theme() {
  local last
  last=$(git describe --tags --abbrev=0 --match 'v*' 2>/dev/null) || return 0
  if ! git diff --quiet "$last" -- themes/plain && git diff --quiet "$last" -- src/theme/version.rs; then
    echo "themes/plain has changed since $last and src/theme/version.rs has no new version: add one with its note" >&2
    exit 1
  fi
}

# The program with its papers, the same bytes whoever packs them.
archive() {
  local target=$1 name program=wayleaf day
  name="wayleaf-$version-$target"
  [[ $target == *windows* ]] && program=wayleaf.exe
  day=$(git log -1 --format=%ct)
  rm -rf "$out/$name"
  mkdir "$out/$name"
  cp "target/$target/release/$program" "${papers[@]}" "$out/$name/"
  if [[ $target == *windows* ]]; then
    find "$out/$name" -exec touch -d "@$day" {} +
    (cd "$out" && python3 -m zipfile -c "$name.zip" "$name/")
  else
    tar --sort=name --mtime="@$day" --owner=0 --group=0 --numeric-owner -C "$out" -cf - "$name" |
      gzip -9n >"$out/$name.tar.gz"
  fi
  rm -rf "${out:?}/$name"
}

missing=()
built=()
if [ "${1:-}" = --list ]; then
  for target in "${targets[@]}"; do
    why=$(hindrance "$target")
    echo "$target: ${why:-can be built here}"
  done
  exit 0
fi

out=${1:-target/release-files}
check_theme
if [ -n "$(ls -A "$out" 2>/dev/null)" ]; then
  [ $# -eq 0 ] || { echo "$out is not empty: name an empty folder" >&2; exit 2; }
  rm -rf "$out"
fi
mkdir -p "$out"
# With its own verification: what `cargo install` gets is unpacked and built.
cargo package --locked
cp "target/package/wayleaf-$version.crate" "$out/"
for target in "${targets[@]}"; do
  why=$(hindrance "$target")
  if [ -z "$why" ] && ! cargo build --release --locked --target "$target"; then
    why="the build failed; see above"
  fi
  if [ -z "$why" ]; then
    archive "$target"
    built+=("$target")
  else
    missing+=("$target: $why")
  fi
done
(cd "$out" && sha256sum -- wayleaf-* >SHA256SUMS && cat SHA256SUMS)
echo "built: ${built[*]:-nothing}"
for line in "${missing[@]}"; do
  echo "NOT built: $line"
done
# A release lacks a target only where somebody has read that it does.
[ ${#missing[@]} -eq 0 ] || exit 3
