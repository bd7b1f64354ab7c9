// The part of ClickHouse's HTTP interface that clients of a server use, before an engine in this process: `server.mjs <folder of node_modules> <port> <data folder>`.
// POST / with the query as body; settings, `database`, `default_format` and `query_id` in the address. One query at a time, as chdb has one session.
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { mkdirSync } from "node:fs";

const [modules, port, data] = process.argv.slice(2);
const { Session } = createRequire(`${modules}/`)("chdb");
mkdirSync(data, { recursive: true });
const session = new Session(data);
const known = new Set(["database", "default_format", "query_id", "user", "password", "query"]);

let last = Promise.resolve();
const inTurn = (work) => (last = last.then(work, work));
const quoted = (text) => `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;

async function answer(url, body) {
  const settings = [...url.searchParams].filter(([name]) => !known.has(name)).map(([name, value]) => `${name} = ${/^\d+$/.test(value) ? value : quoted(value)}`);
  const select = /^\s*(SELECT|WITH|EXPLAIN)\b/i.test(body);
  if (!select && url.searchParams.get("readonly") === "1") throw new Error("Code: 164. DB::Exception: Cannot execute query in readonly mode. (READONLY)");
  const query = select && settings.length > 0 && !/^\s*EXPLAIN/i.test(body) ? `${body}\nSETTINGS ${settings.filter((one) => !/^(readonly|cancel_|wait_end|log_comment)/.test(one)).join(", ")}` : body;
  if (url.searchParams.has("database")) session.query(`USE \`${url.searchParams.get("database").replaceAll("`", "")}\``);
  const format = url.searchParams.get("default_format") ?? "TabSeparated";
  const text = session.query(query, format);
  // A server writes the frame of its JSON also where there are no rows.
  return text === "" && select && format === "JSONCompact" ? '{"meta":[],"data":[],"rows":0}' : text;
}

const server = createServer((request, response) => {
  const url = new URL(request.url, "http://127.0.0.1");
  if (url.pathname === "/ping") return void response.end("Ok.\n");
  if (request.headers["x-clickhouse-key"] === "wrong") return void response.writeHead(403, { "x-clickhouse-exception-code": "516" }).end("Code: 516. DB::Exception: default: Authentication failed. (AUTHENTICATION_FAILED)\n");
  const chunks = [];
  request.on("data", (chunk) => chunks.push(chunk));
  request.on("end", () =>
    inTurn(async () => {
      try {
        response.end(await answer(url, Buffer.concat(chunks).toString()));
      } catch (error) {
        const code = /Code: (\d+)/.exec(error.message)?.[1] ?? "1000";
        response.writeHead(code === "60" ? 404 : 500, { "x-clickhouse-exception-code": code }).end(`${error.message}\n`);
      }
    }),
  );
});
server.keepAliveTimeout = 600_000;
server.listen(Number(port), "127.0.0.1");
