#!/usr/bin/env bash
# Brings the servers that the quality tests ask: Postgres and MariaDB from Debian, Trino from Maven Central, ClickHouse (chdb) from npm, S3 (moto), DuckDB's extensions, Spark and sqlglot from PyPI, as the files beside it pin them.
# What cannot be had is said and left out: its tests say that they were skipped, nothing else changes.
set -u
here=$(cd "$(dirname "$0")" && pwd)
home=${MESHGATE_SERVICES:-$HOME/.cache/meshgate-services}
mkdir -p "$home"

debian() {
  local needed=()
  [ -n "$(ls -d /usr/lib/postgresql/*/bin/initdb 2>/dev/null)" ] || needed+=(postgresql)
  command -v mariadb >/dev/null && command -v mariadbd >/dev/null || needed+=(mariadb-server-core mariadb-client-core)
  [ "${#needed[@]}" = 0 ] && return 0
  command -v apt-get >/dev/null && apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${needed[@]}" >/dev/null
}

chdb() {
  cmp -s "$here/chdb/package-lock.json" "$home/chdb/package-lock.json" && [ -d "$home/chdb/node_modules/chdb" ] && return 0
  mkdir -p "$home/chdb" && cp "$here/chdb/package.json" "$here/chdb/package-lock.json" "$home/chdb/" && (cd "$home/chdb" && npm ci --no-audit --no-fund --loglevel=error) && return 0
  rm -rf "$home/chdb"
  return 1
}

# Plugins are named by a service file that Trino's build makes apart from its jars.
trino() {
  local jars="$home/trino-435" plugin
  [ -e "$jars/complete" ] && return 0
  command -v mvn >/dev/null && command -v jar >/dev/null || return 1
  mvn -q -B -f "$here/trino/lib.pom.xml" dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory="$jars/lib" || return 1
  for plugin in memory:Memory tpch:Tpch; do
    local name=${plugin%%:*} services
    services=$(mktemp -d)
    mvn -q -B -f "$here/trino/$name.pom.xml" dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory="$jars/plugin/$name" || return 1
    mkdir -p "$services/META-INF/services" && echo "io.trino.plugin.$name.${plugin##*:}Plugin" >"$services/META-INF/services/io.trino.spi.Plugin"
    jar cf "$jars/plugin/$name/services.jar" -C "$services" META-INF && rm -rf "$services"
  done
  touch "$jars/complete"
}

moto() {
  [ -x "$home/python/bin/moto_server" ] && return 0
  python3 -m venv "$home/python" && "$home/python/bin/pip" install -q -r "$here/python/moto.txt" && return 0
  rm -rf "$home/python"
  return 1
}

# Parsers of the SQL of engines that cannot be had.
sqlglot() {
  cmp -s "$here/python/sqlglot.txt" "$home/sqlglot/pinned.txt" && return 0
  rm -rf "$home/sqlglot"
  python3 -m pip install -q --no-deps --target "$home/sqlglot" -r "$here/python/sqlglot.txt" && cp "$here/python/sqlglot.txt" "$home/sqlglot/pinned.txt"
}

# Half a gigabyte; it needs the Java that Trino needs.
spark() {
  cmp -s "$here/python/spark.txt" "$home/spark/pinned.txt" && return 0
  command -v java >/dev/null || return 1
  rm -rf "$home/spark"
  python3 -m venv "$home/spark" && "$home/spark/bin/pip" install -q -r "$here/python/spark.txt" && cp "$here/python/spark.txt" "$home/spark/pinned.txt" && return 0
  rm -rf "$home/spark"
  return 1
}

# The same binaries that DuckDB would fetch from its own site, signed as there.
extensions() {
  cmp -s "$here/python/duckdb-extensions.txt" "$home/duckdb-extensions/pinned.txt" && return 0
  rm -rf "$home/duckdb-extensions"
  python3 -m pip install -q --no-deps --target "$home/duckdb-extensions" -r "$here/python/duckdb-extensions.txt" && cp "$here/python/duckdb-extensions.txt" "$home/duckdb-extensions/pinned.txt"
}

for service in debian chdb trino moto extensions sqlglot spark; do
  if $service; then echo "services: $service"; else echo "SKIPPED: $service cannot be had here; the tests that ask it will say that they were skipped." >&2; fi
done
