#!/bin/sh
# Brings the tools that the same cases are asked of, exactly as package-lock.json names them, into test/peers/node_modules.
# Where they cannot be had (no network, no binary for this platform) it says so and succeeds: their columns stay empty, nothing else changes.
cd "$(dirname "$0")" || exit 1
if npm ci --no-audit --no-fund --loglevel=error && ./node_modules/.bin/buf --version; then
  echo "peers: installed"
else
  rm -rf node_modules
  echo "SKIPPED: the peers in test/peers/package.json cannot be had here; what is compared with them is left out." >&2
fi
