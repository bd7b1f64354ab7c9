#!/usr/bin/env bash
# S3 as moto's server plays it, and the folder with DuckDB's own extensions, both from PyPI.
set -u
. "$(dirname "${BASH_SOURCE[0]}")/service.sh"

extensions="$home/duckdb-extensions"
moto="$home/python/bin/moto_server"
[ -x "$moto" ] && [ -d "$extensions" ] || skip "moto and DuckDB's extensions are not installed; test/services/install.sh brings them"
port=$(free_port)
"$moto" -H 127.0.0.1 -p "$port" &
server=$!
answers 60 curl -sf "http://127.0.0.1:$port/moto-api/"
ready "{\"endpoint\":\"http://127.0.0.1:$port\",\"extensions\":\"$extensions\"}"
hold
