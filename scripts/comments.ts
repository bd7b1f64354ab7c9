/**
 * Draws the comment on the pull request as GitHub shows it, for five situations, into docs/comment-<situation>.png: Markdown → HTML (GFM) → a headless Chromium. Each comment is what the program says of a
 * repository that this script makes. `--chromium <path>` names the browser.
 */
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";
import type { Report, Verdict } from "#model";
import { reporters } from "#verdict";
import { github } from "../packages/host/hosts/github.ts";

const home = resolve(import.meta.dirname, "..");
const domain = join(home, "fixtures/repos/sales-domain");
const folder = mkdtempSync(join(tmpdir(), "meshgate-comments-"));
const at = process.argv.indexOf("--chromium");
const browser = at < 0 ? "chromium" : (process.argv[at + 1] ?? "chromium");

function run(cwd: string, command: string, ...args: readonly string[]): string {
  const done = spawnSync(command, args, { cwd, encoding: "utf8", maxBuffer: 2 ** 28, env: { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_AUTHOR_DATE: "2026-11-01T10:00:00Z", GIT_COMMITTER_DATE: "2026-11-01T10:00:00Z" } });
  if (done.error !== undefined) throw done.error;
  return done.stdout;
}
const git = (cwd: string, ...args: readonly string[]) => run(cwd, "git", "-c", "user.name=anna", "-c", "user.email=anna@example.org", ...args);
const commit = (cwd: string, message: string) => { git(cwd, "add", "-A"); git(cwd, "commit", "-qm", message); };

/** The comment that GitHub's pull request 7 of acme/mesh would get, with its links. */
function meshgate(cwd: string, ...args: readonly string[]): string {
  const said = JSON.parse(run(cwd, process.execPath, join(home, "packages/run/main.ts"), ...args, "--format", "json")) as { readonly verdict: Verdict; readonly reports?: readonly Report[] } & Report;
  const links = { run: "https://github.com/acme/mesh/actions/runs/7", line: (file: string, line: number) => github.line?.({ server: "https://github.com", repository: "acme/mesh", user: "" }, "c".repeat(40), file, line) };
  return reporters.find(({ id }) => id === "markdown")?.say({ verdict: said.verdict, reports: said.reports ?? [said], words: {}, links, options: { colour: false, width: 0, verbose: false, longest: 65_000 } }) ?? "";
}

function repository(name: string, files: (cwd: string) => void): string {
  const cwd = join(folder, name);
  mkdirSync(cwd);
  git(cwd, "init", "-qb", "main");
  files(cwd);
  commit(cwd, "start");
  git(cwd, "checkout", "-qb", "change");
  return cwd;
}
const sales = (name: string) => repository(name, (cwd) => cpSync(join(domain, "base"), cwd, { recursive: true }));

const contract = (columns: readonly string[]) => `apiVersion: v3.1.0
kind: DataContract
id: logistics.parcels
name: parcels
version: 1.0.0
status: active
description: { purpose: "Every parcel that leaves a warehouse, once a day." }
team: { name: logistics, members: [{ username: lena, role: owner }] }
servers:
  - { server: files, type: local, path: "data/{model}.csv", format: csv, description: "The export of the day." }
schema:
  - name: parcels
    description: One row for each parcel.
    properties:
${columns.map((column) => `      - ${column}`).join("\n")}
    quality:
      - { metric: rowCount, mustBeGreaterThan: 3 }
`;
const columns = [
  "{ name: id, logicalType: integer, required: true, primaryKey: true, primaryKeyPosition: 1, description: The number on the label. }",
  "{ name: country, logicalType: string, required: true, logicalTypeOptions: { pattern: '^[A-Z]{2}$' }, description: Where it goes. }",
  "{ name: weight_kg, logicalType: number, logicalTypeOptions: { minimum: 0, maximum: 70 }, description: As weighed. }",
  "{ name: sent_at, logicalType: timestamp, required: true, description: When it left. }",
];

/** What is seen, and how the comment comes to be. */
const situations: Readonly<Record<string, () => string>> = {
  block: () => {
    const cwd = sales("block");
    cpSync(join(domain, "pull-request/contracts"), join(cwd, "contracts"), { recursive: true });
    commit(cwd, "change");
    return meshgate(cwd, "gate", "--base", "main");
  },
  warn: () => {
    const cwd = repository("warn", (there) => writeFileSync(join(there, "parcels.odcs.yaml"), contract(columns)));
    writeFileSync(join(cwd, "parcels.odcs.yaml"), contract([...columns, "{ name: note, logicalType: string }"]).replace("1.0.0", "1.1.0"));
    commit(cwd, "change");
    return meshgate(cwd, "gate", "--base", "main");
  },
  resolved: () => meshgate(sales("resolved"), "gate", "--base", "main"),
  quality: () => {
    const cwd = repository("quality", (there) => {
      mkdirSync(join(there, "data"));
      writeFileSync(join(there, "parcels.odcs.yaml"), contract(columns));
      writeFileSync(join(there, "data/parcels.csv"), "id,country,weight_kg,sent_at\n1,DE,2.5,2026-11-01T08:00:00Z\n2,de,91,2026-11-01T08:05:00Z\n2,FR,1.0,2026-11-01T08:10:00Z\n4,,3,2026-11-01T08:20:00Z\n");
    });
    return meshgate(cwd, "quality", "parcels.odcs.yaml");
  },
  long: () => {
    const cwd = repository("long", (there) => {
      for (let one = 0; one < 40; one += 1) writeFileSync(join(there, `parcels-${one}.odcs.yaml`), contract([...columns, ...Array.from({ length: 30 }, (_, index) => `{ name: c${index}, logicalType: string, required: true }`)]).replace("id: logistics.parcels", `id: logistics.parcels-${one}`));
    });
    for (let one = 0; one < 40; one += 1) writeFileSync(join(cwd, `parcels-${one}.odcs.yaml`), contract([...columns, ...Array.from({ length: 30 }, (_, index) => `{ name: c${index}, logicalType: integer }`)]).replace("id: logistics.parcels", `id: logistics.parcels-${one}`));
    commit(cwd, "change");
    return meshgate(cwd, "gate", "--base", "main");
  },
};

const style = `body{margin:0;padding:24px;background:#fff;font:14px/1.5 -apple-system,BlinkMacSystemFont,"Segoe UI","Noto Sans",Helvetica,Arial,sans-serif;color:#1f2328}
.c{max-width:860px;border:1px solid #d1d9e0;border-radius:6px}.h{padding:8px 16px;background:#f6f8fa;border-bottom:1px solid #d1d9e0;border-radius:6px 6px 0 0;color:#59636e}.h b{color:#1f2328}.b{padding:16px}
h2{margin:0 0 12px;padding-bottom:6px;font-size:1.5em;border-bottom:1px solid #d1d9e0b3}h3{margin:20px 0 12px;font-size:1.25em}p{margin:0 0 12px}table{border-collapse:collapse;margin:0 0 16px;display:block;overflow:auto}
th,td{border:1px solid #d1d9e0;padding:6px 13px;text-align:left;vertical-align:top}tr:nth-child(2n) td{background:#f6f8fa}code{background:#818b981f;border-radius:6px;padding:.2em .4em;font:85%/1.4 ui-monospace,SFMono-Regular,"Liberation Mono",monospace}a{color:#0969da;text-decoration:none}summary{cursor:pointer}`;

for (const [name, comment] of Object.entries(situations)) {
  const text = comment();
  const html = micromark(text, { allowDangerousHtml: true, extensions: [gfm()], htmlExtensions: [gfmHtml()] });
  const page = join(folder, `${name}.html`);
  writeFileSync(page, `<!doctype html><meta charset="utf-8"><style>${style}</style><div class="c"><div class="h"><b>github-actions</b> bot commented</div><div class="b">${html}</div></div>`);
  const picture = join(home, `docs/comment-${name}.png`);
  const drawn = spawnSync(browser, ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", `--window-size=920,${name === "resolved" || name === "warn" ? 420 : 900}`, `--screenshot=${picture}`, page], { encoding: "utf8" });
  if (drawn.error !== undefined || drawn.status !== 0) throw new Error(`${browser} draws nothing: ${drawn.error?.message ?? drawn.stderr.slice(-400)}`);
  console.log(`docs/comment-${name}.png  ${text.length} characters`);
}
rmSync(folder, { recursive: true, force: true });
