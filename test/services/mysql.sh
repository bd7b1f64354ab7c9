#!/usr/bin/env bash
# MariaDB of this machine (Debian's `mariadb-server-core`), with a data folder of its own.
set -u
. "$(dirname "${BASH_SOURCE[0]}")/service.sh"

command -v mariadbd >/dev/null && command -v mariadb-install-db >/dev/null || skip "no MariaDB server is installed; test/services/install.sh brings it"
data=$(mktemp -d /tmp/meshgate-mysql.XXXXXX)
cleanup() { rm -rf "$data"; }
trap cleanup EXIT
user=$(id -un)
mariadb-install-db --no-defaults --basedir=/usr --user="$user" --datadir="$data/db" --auth-root-authentication-method=normal --skip-test-db || skip "mariadb-install-db failed: $folder/log"
cat >"$data/init.sql" <<'SQL'
CREATE DATABASE meshgate CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci;
CREATE USER meshgate@'127.0.0.1' IDENTIFIED BY 'meshgate';
GRANT ALL ON *.* TO meshgate@'127.0.0.1' WITH GRANT OPTION;
SQL
port=$(free_port)
mariadbd --no-defaults --user="$user" --datadir="$data/db" --socket="$data/socket" --pid-file="$data/pid" --bind-address=127.0.0.1 --port="$port" --init-file="$data/init.sql" \
  --skip-name-resolve --innodb-flush-log-at-trx-commit=0 --innodb-buffer-pool-size=64M --default-time-zone=+09:00 &
server=$!
answers 60 bash -c ": >/dev/tcp/127.0.0.1/$port"
ready "{\"host\":\"127.0.0.1\",\"port\":$port,\"user\":\"meshgate\",\"password\":\"meshgate\",\"database\":\"meshgate\"}"
hold
