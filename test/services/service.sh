# Shared by the scripts beside it, each of which starts one real server for tests: `<id>.sh <folder>`.
# The folder is its own: data, log, and `ready.json` (how to reach it) once it answers, or `skipped` with the reason where it cannot be had here.
# It listens on 127.0.0.1 only, on a port that was free, and stops when no process named by a file in `<folder>/users/` lives any more.
folder=${1:?folder}
home=${MESHGATE_SERVICES:-$HOME/.cache/meshgate-services}
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
mkdir -p "$folder/users"
exec >>"$folder/log" 2>&1

skip() {
  echo "$1" >"$folder/skipped.new" && mv "$folder/skipped.new" "$folder/skipped"
  exit 0
}

free_port() {
  node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })'
}

# ready <json>: tells how to reach the server.
ready() {
  echo "$1" >"$folder/ready.new" && mv "$folder/ready.new" "$folder/ready.json"
}

# answers <seconds> <command…>: waits until the command succeeds; the server is process $server.
answers() {
  local until=$((SECONDS + $1))
  shift
  until "$@" >/dev/null 2>&1; do
    kill -0 "$server" 2>/dev/null || skip "it ended while starting: $folder/log"
    [ "$SECONDS" -lt "$until" ] || { kill "$server"; skip "it did not answer in time: $folder/log"; }
    sleep 0.2
  done
}

# used: whether a process lives that said it uses the server.
used() {
  local user
  for user in "$folder"/users/*; do
    kill -0 "$(basename "$user")" 2>/dev/null && return 0
  done
  return 1
}

# hold: stays while somebody uses the server, then ends it and removes its folder. Before it ends nobody finds it any more, and whoever just did is waited for.
hold() {
  trap 'kill "$server" 2>/dev/null; wait "$server"; rm -rf "$folder"; exit 0' TERM INT
  local idle=0
  while kill -0 "$server" 2>/dev/null; do
    sleep 1
    idle=$((idle + 1))
    used && idle=0
    [ "$idle" -lt 3 ] && continue
    mv "$folder/ready.json" "$folder/leaving.json"
    sleep 0.5
    used || break
    mv "$folder/leaving.json" "$folder/ready.json"
  done
  kill "$server" 2>/dev/null
  wait "$server"
  rm -rf "$folder"
}
