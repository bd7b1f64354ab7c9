import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server as HttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { version } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readConfig } from "#config";
import type { Json, Server } from "#model";
import type { HowToMeasure, Session } from "#quality";
import { duckdb } from "../packages/quality/engines/duckdb/engine.ts";
import { write } from "./host/repositories.ts";
import { node24 } from "./node24.mjs";
import { delta, iceberg } from "./quality/lakes.ts";

const installed = join(process.env["MESHGATE_SERVICES"] ?? join(process.env["HOME"] ?? "", ".cache/meshgate-services"), "duckdb-extensions");
const there = existsSync(join(installed, "pinned.txt"));
if (!there) console.warn("SKIPPED: a mirror of DuckDB's extensions: they are not installed; test/services/install.sh brings them");
const binary = (name: string) => readFileSync(join(installed, `duckdb_extension_${name}/extensions/${version()}/${name}.duckdb_extension`));

const root = mkdtempSync(join(tmpdir(), "meshgate-mirror-"));
const servers: HttpServer[] = [];
afterAll(() => {
  for (const server of servers) (server.close(), server.closeAllConnections());
  rmSync(root, { recursive: true, force: true });
});

type Gives = (path: string) => { readonly status?: number; readonly body?: Uint8Array; readonly headers?: Record<string, string> } | "nothing";
/** A server, and the paths that it was asked for. */
async function serve(gives: Gives): Promise<{ readonly address: string; readonly asked: string[] }> {
  const asked: string[] = [];
  const server = createServer(({ url = "", method }, answer) => {
    asked.push(url);
    const given = gives(url);
    if (given === "nothing") return;
    answer.writeHead(given.status ?? 200, { "content-length": given.body?.length ?? 0, ...given.headers }).end(method === "HEAD" ? undefined : given.body);
  }).listen(0, "127.0.0.1");
  servers.push(server);
  await new Promise((done) => server.once("listening", done));
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

const table = { contract: "c", object: "orders", physicalName: "orders" };
let data = "";
let caches = 0;
const cacheOf = () => join(root, `cache-${(caches += 1)}`);

/** What is said of the number of rows in a file that is reached with an extension of a mirror. */
async function rows(address: string, cache: string, how: Partial<HowToMeasure> = {}, type = "local", settings: Record<string, Json> = { path: `${data}/orders.csv` }) {
  const session: Session = await duckdb.open({ at: { file: "", line: 1, column: 1, endLine: 1, endColumn: 1 }, spots: {}, type, settings } satisfies Server, {
    root, memoryBytes: 2 ** 28, spillFolder: join(root, "spill"), seconds: 60, sqlAllowed: true, now: "2026-01-01T00:00:00Z", variables: new Map(), remote: [`${data}/`], extensionMirror: { address, cache }, ...how,
  });
  try {
    return (await session.measure(table, [{ of: "rows" }])).map((one) => ("unknown" in one ? one.unknown : one.value))[0];
  } finally {
    await session.close();
  }
}

describe.skipIf(!there)("a mirror of DuckDB's extensions", () => {
  const packed = new Map<string, Uint8Array>();
  const honest: Gives = (path) => {
    const [, of, , name = ""] = /^\/duckdb\/(v[\d.]+)\/([a-z\d_]+)\/([a-z]+)\.duckdb_extension\.gz$/.exec(path) ?? [];
    if (of !== version()) return { status: 404 };
    const body = packed.get(name) ?? gzipSync(binary(name), { level: 1 });
    packed.set(name, body);
    return { body };
  };
  beforeAll(async () => {
    const csv = Buffer.from("id\n1\n2\n");
    data = (await serve(() => ({ body: csv, headers: { "accept-ranges": "none" } }))).address;
  });

  test("is asked once, and what it gives is kept beside no checkout", async () => {
    const { address, asked } = await serve(honest);
    const cache = cacheOf();
    expect(await rows(`${address}/duckdb/`, cache)).toBe(2);
    expect(await rows(`${address}/duckdb`, cache)).toBe(2);
    expect(asked).toEqual([expect.stringMatching(new RegExp(`^/duckdb/${version()}/[a-z0-9_]+/httpfs\\.duckdb_extension\\.gz$`))]);
    const [platform = ""] = readdirSync(join(cache, version()));
    expect(readdirSync(join(cache, version(), platform))).toEqual(["httpfs.duckdb_extension"]);
    // What lies in the cache and is not signed is fetched anew. The old file stays what it is, for this process has it open.
    rmSync(join(cache, version(), platform, "httpfs.duckdb_extension"));
    writeFileSync(join(cache, version(), platform, "httpfs.duckdb_extension"), tampered("httpfs"));
    expect(await rows(`${address}/duckdb`, cache)).toBe(2);
    expect(asked).toHaveLength(2);
  });

  test("gives what tables with a log need, one extension on another", async () => {
    const { address, asked } = await serve(honest);
    await delta(join(root, "lake/orders"));
    await iceberg(join(root, "ice/orders"), "s3://elsewhere/orders");
    const cache = cacheOf();
    expect(await rows(`${address}/duckdb`, cache, {}, "local", { path: "ice", format: "iceberg" })).toBe(10);
    expect(await rows(`${address}/duckdb`, cache, {}, "local", { path: "lake/{model}", format: "delta" })).toBe(10);
    expect(asked.map((path) => /([a-z]+)\.duckdb/.exec(path)?.[1])).toEqual(["avro", "iceberg", "delta"]);
  });

  test("a file that the server has unpacked on the way is taken as well", async () => {
    const { address } = await serve((path) => ({ ...honest(path) as object, headers: { "content-encoding": "gzip" } }));
    expect(await rows(`${address}/duckdb`, cacheOf())).toBe(2);
  });

  const tampered = (name: string) => {
    const bytes = Buffer.from(binary(name));
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    return bytes;
  };
  const bomb = () => gzipSync(Buffer.alloc(600 * 2 ** 20));
  test.each([
    ["one bit is another", () => ({ body: gzipSync(tampered("httpfs"), { level: 1 }) }), /is not loaded: what the mirror `127\.0\.0\.1:\d+` gave for it is not signed by DuckDB, or is for another version/],
    ["another extension of DuckDB's own", () => ({ body: gzipSync(binary("avro"), { level: 1 }) }), /is not signed by DuckDB, or is for another version/],
    ["it is no extension", () => ({ body: Buffer.from("<html>canary</html>") }), /is not signed by DuckDB/],
    ["it has none", () => ({ status: 404, body: Buffer.from("canary") }), /DuckDB's extension `httpfs` for version v[\d.]+ on [a-z\d_]+ was not brought from the mirror `127\.0\.0\.1:\d+`: it has none \(404\)/],
    ["it refuses", () => ({ status: 401 }), /it answered 401/],
    ["it is down", () => ({ status: 503 }), /it answered 503/],
    ["it is cut off", () => ({ body: gzipSync(binary("httpfs"), { level: 1 }).subarray(0, 100_000) }), /what it gave is damaged/],
    ["it never ends unpacking", () => ({ body: bomb() }), /it gave more than 512 MiB/],
    ["it hangs", () => "nothing" as const, /it did not answer in the time that a question may take/],
  ] satisfies readonly (readonly [string, () => ReturnType<Gives>, RegExp])[])("leaves it unknown where %s", async (what, gives, why) => {
    const { address } = await serve(gives);
    const cache = cacheOf();
    const said = await rows(`${address}/duckdb`, cache, what === "it hangs" ? { seconds: 1 } : {});
    expect(said).toMatch(why);
    expect(said).not.toContain("canary");
    const left = existsSync(cache) ? readdirSync(cache, { recursive: true, encoding: "utf8" }).filter((name) => name.includes("duckdb_extension")) : [];
    expect(left).toEqual([]);
  });

  test("nobody there, and a cache that cannot be written, are said", async () => {
    expect(await rows("http://127.0.0.1:9/duckdb", cacheOf())).toMatch(/it did not answer, or a proxy on the way refused/);
    writeFileSync(join(root, "file"), "");
    expect(await rows("http://127.0.0.1:9/duckdb", join(root, "file/cache"))).toMatch(/the folder for extensions of DuckDB cannot be written \((?:ENOTDIR|EEXIST)\)/);
  });

  test("the configuration names it; it is asked through the proxy of the environment, and kept in the runner's folder", async () => {
    const { address, asked } = await serve(honest);
    const refusing = createServer().on("connect", (_, socket) => socket.end("HTTP/1.1 403 Forbidden\r\n\r\n")).on("request", (_, answer) => answer.writeHead(403).end()).listen(0, "127.0.0.1");
    servers.push(refusing);
    await new Promise((done) => refusing.once("listening", done));
    const folder = join(root, "checkout");
    write(folder, {
      "orders.odcs.yaml": `apiVersion: v3.1.0\nkind: DataContract\nid: orders\nversion: 1.0.0\nstatus: active\nservers:\n  - { server: far, type: local, path: "${data}/{model}.csv", format: csv }\nschema:\n  - name: orders\n    properties:\n      - { name: id, required: true }\n`,
      "meshgate.yaml": `quality: { extensions: "${address}/duckdb", remote: ["${data}/"] }\n`,
    });
    mkdirSync(join(root, "runner"));
    const run = (env: Record<string, string>) => new Promise<{ readonly code: number | null; readonly text: string }>((done) => {
      const child = spawn(node24() ?? process.execPath, [resolve("packages/run/main.ts"), "quality", "orders.odcs.yaml"], { cwd: folder, env: { PATH: process.env["PATH"] ?? "", RUNNER_TEMP: join(root, "runner"), ...env } });
      let text = "";
      for (const stream of [child.stdout, child.stderr]) stream.on("data", (part: Buffer) => void (text += part.toString()));
      child.on("close", (code) => done({ code, text: text.replace(/\s+/g, " ") }));
    });
    const refused = await run({ HTTP_PROXY: `http://127.0.0.1:${(refusing.address() as AddressInfo).port}` });
    expect([refused.code, asked]).toEqual([1, []]);
    expect(refused.text).toMatch(/was not brought from the mirror `127\.0\.0\.1:\d+`: (?:it did not answer, or a proxy on the way refused|it answered 403)/);
    expect(await run({})).toMatchObject({ code: 0 });
    expect(asked).toHaveLength(1);
    expect(readdirSync(join(root, "runner/meshgate/duckdb-extensions"))).toEqual([version()]);
    expect(readdirSync(folder).sort()).toEqual(["meshgate.yaml", "orders.odcs.yaml"]);
  });
});

describe("quality.extensions", () => {
  test.each(["/opt/extensions", "tools/extensions", "C:\\extensions", "https://repo.example.org/duckdb", "http://localhost:8081/duckdb/", "https://repo.example.org"])("may be %s", (extensions) => {
    expect(readConfig("meshgate.yaml", `quality: { extensions: '${extensions}' }\n`, [])).toMatchObject({ config: { quality: { extensions } } });
  });
  test.each(["s3://bucket/duckdb", "ftp://repo.example.org/", "https://user:canary@repo.example.org/duckdb", "https://repo.example.org/duckdb?token=1", "https://"])("may not be %s", (extensions) => {
    expect(readConfig("meshgate.yaml", `quality: { extensions: '${extensions}' }\n`, [])).toMatchObject({ problems: [{ message: expect.stringContaining("nothing that can stand here") }] });
  });
});
