#!/bin/sh
# Builds the pages: installs and bundles only what changed. usage: web-build.sh build|test
set -eu
cd "$(dirname "$0")/src/main/web"
classes=../../../target/classes/META-INF/resources
stamp=../../../target/web.stamp

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

lock=$(sum package-lock.json package.json)
if [ ! -f node_modules/.strowger ] || [ "$(cat node_modules/.strowger)" != "$lock" ]; then
  echo "strowger: installing what the web pages are built with"
  npm ci --silent --no-progress || fail "npm ci failed: see above"
  echo "$lock" >node_modules/.strowger
fi

if [ "${1:-build}" = test ]; then
  exec npm test --silent
fi

sources=$(sum src public index.html package-lock.json package.json tsconfig.json vite.config.ts)
if [ ! -f "$classes/index.html" ] || [ "$(cat "$stamp" 2>/dev/null)" != "$sources" ]; then
  echo "strowger: building the web pages"
  npm run --silent build -- --logLevel warn || fail "the web pages do not build: see above"
  mkdir -p ../../../target
  echo "$sources" >"$stamp"
fi
