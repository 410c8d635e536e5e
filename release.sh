#!/usr/bin/env bash
# Makes what is handed out at a release: the crate, built once from its own package; an archive for each target that this
# computer can build for; their sums. Says plainly which targets it could not build, and why.
#
#   bash release.sh [FOLDER]                 makes all of it in FOLDER (target/release-files)
#   bash release.sh --only TARGET [FOLDER]   makes the archive of this target and no crate; may be written more than once
#   bash release.sh --list                   only says what could be built here
#
# What each target needs stands in CONTRIBUTING.md. The same commit and the same tools give the same bytes.
set -euo pipefail
export LC_ALL=C
# Where it really lies, as cargo names it.
cd -P "$(dirname "$0")"

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
installed=$(rustup target list --installed 2>/dev/null || true)
# Beside the builds of every day: these have flags of their own.
work=${CARGO_TARGET_DIR:-target}/release-build
day=$(git log -1 --format=%ct)

has_zig() {
  command -v cargo-zigbuild >/dev/null && { command -v zig || python3 -c 'import ziglang'; } >/dev/null 2>&1
}

# Says how a target is built here, in `tool`; or why it cannot be, in `why`. The allocator and the cryptography hold C, so that a
# compiler of C for the target is needed beside Rust's own library.
look_at() {
  local target=$1 compiler
  tool='' why=''
  if [ "$target" = "$host" ]; then
    tool=build
    return
  fi
  if ! grep -qx "$target" <<<"$installed"; then
    why="Rust's library for it is not installed: rustup target add $target"
    return
  fi
  case "$target" in
    x86_64-unknown-linux-musl) compiler=musl-gcc ;;
    x86_64-pc-windows-gnu) compiler=x86_64-w64-mingw32-gcc ;;
    *-apple-darwin)
      compiler=cc
      [ "$(uname -s)" = Darwin ] || compiler=''
      ;;
    *) compiler=${target/-unknown-/-}-gcc ;;
  esac
  if [ -n "$compiler" ] && command -v "$compiler" >/dev/null; then
    tool=build
  elif [[ $target != *windows* ]] && has_zig; then
    tool=zigbuild
  else
    why="a compiler of C for it is missing: ${compiler:+$compiler, or }cargo-zigbuild with zig"
    [[ $target != *windows* ]] || why="a compiler of C for it is missing: $compiler"
  fi
}

# Builds the program of a target. No path of this computer gets into it, and no time.
build() {
  local target=$1 tool=$2 flags
  flags="--remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}=/cargo"$'\x1f'"--remap-path-prefix=$PWD=/wayleaf"
  # Behind that of the sources, which it may lie in: what build scripts write is compiled from here.
  flags+=$'\x1f'"--remap-path-prefix=$work=/build"
  flags+=$'\x1f'"--remap-path-prefix=$(rustc --print sysroot)=/rust"
  case "$target" in
    *windows*) flags+=$'\x1f'"-Clink-arg=-Wl,--no-insert-timestamp" ;;
    aarch64-*-linux-*) [ "$tool" = zigbuild ] || export CARGO_TARGET_AARCH64_UNKNOWN_LINUX_MUSL_LINKER=aarch64-linux-musl-gcc ;;
    *-apple-darwin)
      # Otherwise zig asks for the macOS whose names it knows, and C is compiled for that of the computer.
      export MACOSX_DEPLOYMENT_TARGET=11.0
      [ "$tool" = build ] || flags+=$'\x1f'"-Clink-arg=-F$PWD/release-stubs"
      ;;
  esac
  CARGO_ENCODED_RUSTFLAGS=$flags SOURCE_DATE_EPOCH=0 CARGO_TARGET_DIR=$work \
    cargo "$tool" --release --locked --target "$target"
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
  local target=$1 name program=wayleaf
  name="wayleaf-$version-$target"
  [[ $target != *windows* ]] || program=wayleaf.exe
  rm -rf "${out:?}/$name"
  mkdir "$out/$name"
  cp "$work/$target/release/$program" "${papers[@]}" "$out/$name/"
  chmod 755 "$out/$name" "$out/$name/$program"
  (cd "$out/$name" && chmod 644 "${papers[@]}")
  if [[ $target == *windows* ]]; then
    # A zip holds the time of day as a clock on the wall shows it, and files in the order in which the folder gives them.
    python3 - "$out" "$name" "$day" <<'PYTHON'
import pathlib, sys, time, zipfile
out, name, day = pathlib.Path(sys.argv[1]), sys.argv[2], time.gmtime(int(sys.argv[3]))[:6]
with zipfile.ZipFile(out / f"{name}.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
    for path in sorted((out / name).iterdir()):
        entry = zipfile.ZipInfo(f"{name}/{path.name}", day)
        entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, 0o100644 << 16
        archive.writestr(entry, path.read_bytes())
PYTHON
  else
    tar --sort=name --format=ustar --mtime="@$day" --owner=0 --group=0 --numeric-owner -C "$out" -cf - "$name" |
      gzip -9n >"$out/$name.tar.gz"
  fi
  rm -rf "${out:?}/$name"
}

if [ "${1:-}" = --list ]; then
  for target in "${targets[@]}"; do
    look_at "$target"
    case "$tool" in
      build) why='can be built here' ;;
      zigbuild) why='can be built here, with zig' ;;
    esac
    echo "$target: $why"
  done
  exit 0
fi

# In braces it is read to its end before it runs: a script that is edited during the hour it takes would go on anywhere.
{
only=()
while [ "${1:-}" = --only ]; do
  [[ " ${targets[*]} " == *" ${2:-} "* ]] || { echo "--only takes one of: ${targets[*]}" >&2; exit 2; }
  only+=("$2")
  shift 2
done
out=${1:-target/release-files}
check_theme
if [ -n "$(ls -A "$out" 2>/dev/null)" ]; then
  [ $# -eq 0 ] || { echo "$out is not empty: name an empty folder" >&2; exit 2; }
  rm -rf "$out"
fi
mkdir -p "$out" "$work"
work=$(cd -P "$work" && pwd)
if [ ${#only[@]} -eq 0 ]; then
  only=("${targets[@]}")
  # With its own verification: what `cargo install` gets is unpacked and built.
  cargo package --locked
  cp "${CARGO_TARGET_DIR:-target}/package/wayleaf-$version.crate" "$out/"
fi
built=()
missing=()
for target in "${only[@]}"; do
  look_at "$target"
  if [ -n "$tool" ] && ! build "$target" "$tool"; then
    why='the build failed; see above'
  fi
  if [ -z "$why" ]; then
    archive "$target"
    built+=("$target")
  else
    missing+=("$target: $why")
  fi
done
if [ -n "$(ls -A "$out")" ]; then
  (cd "$out" && sha256sum -- wayleaf-* >SHA256SUMS && cat SHA256SUMS)
fi
echo "built: ${built[*]:-nothing}"
for line in "${missing[@]}"; do
  echo "NOT built: $line"
done
# A release lacks a target only where somebody has read that it does.
[ ${#missing[@]} -eq 0 ] || exit 3
exit 0
}
