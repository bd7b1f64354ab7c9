#!/usr/bin/env bash
# Trino 435 (the last that runs on JDK 17) from Maven Central's jars, with the catalogs `memory` and `tpch`.
set -u
. "$(dirname "${BASH_SOURCE[0]}")/service.sh"

jars="$home/trino-435"
[ -e "$jars/complete" ] || skip "Trino is not installed; test/services/install.sh brings it"
command -v java >/dev/null || skip "no Java here"
mkdir -p "$folder/etc/catalog"
cd "$folder" || exit 1
port=$(free_port)
cat >etc/config.properties <<P
coordinator=true
node-scheduler.include-coordinator=true
http-server.http.port=$port
discovery.uri=http://127.0.0.1:$port
node.environment=test
node.internal-address=127.0.0.1
node.bind-ip=127.0.0.1
plugin.dir=$jars/plugin
catalog.config-dir=$folder/etc/catalog
query.max-memory=512MB
query.max-memory-per-node=512MB
P
printf 'io=WARN\norg=WARN\nBootstrap=WARN\nstderr=WARN\n' >etc/log.properties
echo connector.name=memory >etc/catalog/memory.properties
echo connector.name=tpch >etc/catalog/tpch.properties
java -Xmx1200m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Djdk.attach.allowAttachSelf=true -Duser.timezone=Asia/Tokyo -Dconfig=etc/config.properties -Dlog.levels-file=etc/log.properties \
  -cp "$jars/lib/*" "$here/trino/Main.java" &
server=$!
answers 120 bash -c "curl -sf http://127.0.0.1:$port/v1/info | grep -q '\"starting\":false'"
ready "{\"url\":\"http://127.0.0.1:$port\",\"user\":\"meshgate\",\"catalog\":\"memory\",\"schema\":\"default\"}"
hold
