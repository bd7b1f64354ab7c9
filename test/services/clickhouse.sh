#!/usr/bin/env bash
# ClickHouse from the npm package chdb, behind the part of ClickHouse's HTTP interface that clients of a server use.
set -u
. "$(dirname "${BASH_SOURCE[0]}")/service.sh"

[ -e "$home/chdb/node_modules/chdb" ] || skip "chdb is not installed; test/services/install.sh brings it"
port=$(free_port)
TZ=Asia/Tokyo node "$here/chdb/server.mjs" "$home/chdb" "$port" "$folder/data" &
server=$!
answers 60 curl -sf "http://127.0.0.1:$port/ping"
ready "{\"url\":\"http://127.0.0.1:$port\",\"user\":\"default\",\"database\":\"default\"}"
hold
