#!/usr/bin/env bash
# Postgres of this machine (Debian's `postgresql`), with a data folder of its own.
set -u
. "$(dirname "${BASH_SOURCE[0]}")/service.sh"

bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
[ -x "$bin/initdb" ] || skip "no Postgres server is installed; test/services/install.sh brings it"
# initdb refuses to run as root.
as=()
if [ "$(id -u)" = 0 ]; then
  id postgres >/dev/null 2>&1 || skip "Postgres does not run as root and there is no user postgres"
  as=(setpriv --reuid postgres --regid postgres --clear-groups)
fi

data=$(mktemp -d /tmp/meshgate-postgres.XXXXXX)
cleanup() { rm -rf "$data"; }
trap cleanup EXIT
printf 'meshgate' >"$data/password"
chmod 700 "$data"
[ "$(id -u)" = 0 ] && chown -R postgres "$data"
cd "$data"
"${as[@]}" "$bin/initdb" --pgdata="$data/db" --username=meshgate --pwfile="$data/password" --auth=scram-sha-256 --encoding=UTF8 --locale=C.UTF-8 --no-sync || skip "initdb failed: $folder/log"
port=$(free_port)
"${as[@]}" "$bin/postgres" -D "$data/db" -h 127.0.0.1 -p "$port" -k "$data" -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c timezone=Asia/Tokyo &
server=$!
answers 60 env PGPASSWORD=meshgate "$bin/psql" -h 127.0.0.1 -p "$port" -U meshgate -d postgres -c 'select 1'
ready "{\"host\":\"127.0.0.1\",\"port\":$port,\"user\":\"meshgate\",\"password\":\"meshgate\",\"database\":\"postgres\"}"
hold
