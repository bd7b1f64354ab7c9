#!/usr/bin/env bash
# Azure Blob Storage as Azurite plays it, from npm, and the folder with DuckDB's own extensions, from PyPI. Account and key are those that Microsoft documents for every Azurite; they open nothing else.
set -u
. "$(dirname "${BASH_SOURCE[0]}")/service.sh"

extensions="$home/duckdb-extensions"
azurite="$home/azurite/node_modules/.bin/azurite-blob"
[ -x "$azurite" ] && [ -d "$extensions" ] || skip "Azurite and DuckDB's extensions are not installed; test/services/install.sh brings them"
port=$(free_port)
"$azurite" --silent --disableTelemetry --skipApiVersionCheck --inMemoryPersistence --blobHost 127.0.0.1 --blobPort "$port" &
server=$!
answers 60 curl -s "http://127.0.0.1:$port/devstoreaccount1?comp=list"
ready "{\"endpoint\":\"http://127.0.0.1:$port/devstoreaccount1\",\"account\":\"devstoreaccount1\",\"key\":\"Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==\",\"extensions\":\"$extensions\"}"
hold
