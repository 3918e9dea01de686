#!/bin/sh
# Builds the pages and the chat widget: installs and bundles only what changed. usage: web-build.sh build|test
set -eu
module=$(cd "$(dirname "$0")" && pwd)
target=$module/target
classes=$target/classes/META-INF/resources

fail() {
  echo "strowger: $1" >&2
  exit 1
}

command -v node >/dev/null 2>&1 || fail "Expected Node 20 or newer for the web pages but found no 'node' on the path"
command -v npm >/dev/null 2>&1 || fail "Expected npm beside Node but found no 'npm' on the path"
version=$(node --version)
major=${version#v}
[ "${major%%.*}" -ge 20 ] || fail "Expected Node 20 or newer for the web pages but found $version"

sum() {
  find "$@" -type f | LC_ALL=C sort | xargs cksum | cksum
}

# install: what the directory's package-lock.json names, unless it is there
install() {
  local lock
  lock=$(sum package-lock.json package.json)
  if [ ! -f node_modules/.strowger ] || [ "$(cat node_modules/.strowger)" != "$lock" ]; then
    echo "strowger: installing what the $1 is built with"
    npm ci --silent --no-progress || fail "npm ci failed: see above"
    echo "$lock" >node_modules/.strowger
  fi
}

# bundle NAME RESULT SOURCES…: builds unless the result is there and of these sources
bundle() {
  local name=$1 result=$classes/$2 stamp=$target/$1.stamp sources
  shift 2
  sources=$(sum "$@" "$target/api" public package-lock.json package.json tsconfig.json vite.config.ts)
  if [ ! -f "$result" ] || [ "$(cat "$stamp" 2>/dev/null)" != "$sources" ]; then
    echo "strowger: building the $name"
    npm run --silent build -- --logLevel warn || fail "the $name does not build: see above"
    mkdir -p "$target"
    echo "$sources" >"$stamp"
  fi
}

# run_tests NAME: reported beside the tests of Java; who reads the reports may tell of failures later
run_tests() {
  local report=$target/vitest-reports/TEST-$1.xml
  rm -f "$report"
  npm test --silent -- --reporter=default --reporter=junit --outputFile.junit="$report" && return
  [ "${FAILURES_ARE_TOLD_LATER:-false}" = true ] && grep -q -s -E '<(failure|error)' "$report" || fail "tests of the $1 failed: see above"
}

# the pages come first: their build empties the directory that the widget's lies in
for part in web widget; do
  cd "$module/src/main/$part"
  install "$part"
  if [ $part = web ]; then
    npm run --silent api || fail "the types of docs/api cannot be made: see above"
  fi
  if [ "${1:-build}" = test ]; then
    run_tests "$part"
  elif [ $part = web ]; then
    bundle web index.html src index.html sizes.ts
  else
    bundle widget widget/strowger-chat.js src
  fi
done
