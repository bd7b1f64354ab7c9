#!/usr/bin/env bash
# Brings the servers that the quality tests ask: Postgres and MariaDB from Debian, Trino from Maven Central, ClickHouse (chdb) and Azure (Azurite) from npm, S3 (moto), DuckDB's extensions, Spark and sqlglot from PyPI, as the files beside it pin them;
# and for what runs on GitHub: the descriptions of its API from npm, zizmor and hadolint from PyPI, actionlint and act as Go modules; and the validator of SARIF from npm.
# and what the tests of templates run: gitlab-ci-local from npm, Groovy and Jenkins's reader of issues from Maven Central, pre-commit and the schemas of CI systems from PyPI.
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

npm_package() {
  cmp -s "$here/$1/package-lock.json" "$home/$1/package-lock.json" && [ -e "$home/$1/node_modules/.package-lock.json" ] && return 0
  mkdir -p "$home/$1" && cp "$here/$1/package.json" "$here/$1/package-lock.json" "$home/$1/" && (cd "$home/$1" && npm ci --no-audit --no-fund --loglevel=error "${@:2}") && return 0
  rm -rf "${home:?}/$1"
  return 1
}

chdb() { npm_package chdb; }

azurite() { npm_package azurite --ignore-scripts; }

sarif_multitool() { npm_package sarif-multitool --ignore-scripts; }

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

# Of the descriptions only the two that tests hold requests to stay: the others are 370 MB.
openapi() {
  local files="$home/openapi/node_modules/@octokit/openapi/generated"
  cmp -s "$here/openapi/package-lock.json" "$home/openapi/package-lock.json" && [ -e "$files/api.github.com.json" ] && return 0
  mkdir -p "$home/openapi" && cp "$here/openapi/package.json" "$here/openapi/package-lock.json" "$home/openapi/" && (cd "$home/openapi" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error) &&
    find "$files" -name '*.json' ! -name api.github.com.json ! -name ghes-3.19.json -delete && return 0
  rm -rf "$home/openapi"
  return 1
}

zizmor() {
  cmp -s "$here/python/zizmor.txt" "$home/zizmor/pinned.txt" && return 0
  rm -rf "$home/zizmor"
  python3 -m venv "$home/zizmor" && "$home/zizmor/bin/pip" install -q -r "$here/python/zizmor.txt" && cp "$here/python/zizmor.txt" "$home/zizmor/pinned.txt"
}

hadolint() {
  cmp -s "$here/python/hadolint.txt" "$home/hadolint/pinned.txt" && return 0
  rm -rf "$home/hadolint"
  python3 -m venv "$home/hadolint" && "$home/hadolint/bin/pip" install -q -r "$here/python/hadolint.txt" && cp "$here/python/hadolint.txt" "$home/hadolint/pinned.txt"
}

# Without cgo: as root, a C compiler that fails takes away what it should have written, which may be /dev/null.
actionlint() {
  [ -x "$home/go/actionlint" ] && return 0
  command -v go >/dev/null && CGO_ENABLED=0 GOBIN="$home/go" go install github.com/rhysd/actionlint/cmd/actionlint@v1.7.12
}

act() {
  [ -x "$home/go/act" ] && return 0
  command -v go >/dev/null && CGO_ENABLED=0 GOBIN="$home/go" go install github.com/nektos/act@v0.2.89
}

gitlab_ci_local() {
  command -v rsync >/dev/null || { command -v apt-get >/dev/null && apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends rsync >/dev/null; } || return 1
  npm_package gitlab-ci-local
}

jenkins() {
  cmp -s "$here/jenkins/pom.xml" "$home/jenkins/pom.xml" && return 0
  command -v mvn >/dev/null && command -v java >/dev/null || return 1
  rm -rf "$home/jenkins"
  mvn -q -B -f "$here/jenkins/pom.xml" dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory="$home/jenkins/lib" && cp "$here/jenkins/pom.xml" "$home/jenkins/"
}

ci() {
  cmp -s "$here/python/ci.txt" "$home/ci/pinned.txt" && return 0
  rm -rf "$home/ci"
  python3 -m venv "$home/ci" && "$home/ci/bin/pip" install -q -r "$here/python/ci.txt" && cp "$here/python/ci.txt" "$home/ci/pinned.txt" && return 0
  rm -rf "$home/ci"
  return 1
}

for service in debian chdb azurite sarif_multitool trino moto extensions sqlglot spark openapi zizmor hadolint actionlint act gitlab_ci_local jenkins ci; do
  if $service; then echo "services: $service"; else echo "SKIPPED: $service cannot be had here; the tests that ask it will say that they were skipped." >&2; fi
done
