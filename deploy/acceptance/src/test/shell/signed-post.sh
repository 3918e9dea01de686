#!/usr/bin/env bash
# A signed post made with openssl and curl alone, as docs/signed-api.md shows.
# usage: signed-post.sh <url> <secret> <webhook id> <body>; prints the answer's body and its status
set -eu
key=$(printf %s "${2#whsec_}" | base64 -d | od -An -v -tx1 | tr -d ' \n')
at=$(date +%s)
signature=$(printf %s "$3.$at.$4" | openssl dgst -sha256 -mac HMAC -macopt "hexkey:$key" -binary | base64)
curl -s -w '\n%{http_code}' "$1" -H 'content-type: application/json' \
  -H "webhook-id: $3" -H "webhook-timestamp: $at" -H "webhook-signature: v1,$signature" -d "$4"
