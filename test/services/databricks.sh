#!/usr/bin/env bash
# Spark SQL, of which Databricks SQL is made, from PyPI, behind Databricks' API.
set -u
. "$(dirname "${BASH_SOURCE[0]}")/service.sh"

python="$home/spark/bin/python"
cmp -s "$here/python/spark.txt" "$home/spark/pinned.txt" || skip "Spark is not installed; test/services/install.sh brings it"
command -v java >/dev/null || skip "no Java here"
cd "$folder" || exit 1
port=$(free_port)
"$python" "$here/python/spark.py" "$port" "$folder" &
server=$!
answers 120 curl -sf "http://127.0.0.1:$port/"
ready "{\"url\":\"http://127.0.0.1:$port\",\"user\":\"meshgate\",\"token\":\"a-token\"}"
hold
