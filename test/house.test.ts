import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { commands } from "../packages/run/commands.ts";
import { withTables } from "../scripts/generate-actions.ts";

const home = resolve(import.meta.dirname, "..");
const packages = join(home, "packages");
const rooms = readdirSync(packages);

/** Floors, ground first. A room may import rooms of lower floors only; `run` is the roof and may import all. */
const floors: readonly (readonly string[])[] = [
  ["model"],
  ["fingerprint", "types", "units", "text", "decimal", "regular"],
  ["inclusion", "versions", "lifecycle", "drift", "terms"],
  ["config", "history"],
  ["read", "lint", "breaking", "quality", "sample", "profile", "verdict", "pull", "monitor", "host"],
  ["run"],
];
const floorOf = (room: string) => floors.findIndex((floor) => floor.includes(room));

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : /\.ts$/.test(entry.name) && !entry.name.endsWith(".d.ts") ? [path] : [];
  });

const sources = filesBelow(packages).filter((file) => !file.includes("/validators/"));
const roomOf = (file: string) => relative(packages, file).split(/[\\/]/)[0] ?? "";
const text = (file: string) => readFileSync(file, "utf8");
const importsOf = (file: string): string[] =>
  [...text(file).matchAll(/^\s*(?:import|export)\s[^;"]*?from\s+"([^"]+)"|\bimport\(\s*"([^"]+)"\s*\)|^import\s+"([^"]+)"/gm)].map((match) => match[1] ?? match[2] ?? match[3] ?? "");

/** Where effects may stand. Everything else is a pure function of its arguments. */
const effectful = ["host", "run", "quality/engines"];
const effects = [/from "node:(?!crypto")/, /\bprocess\.(?!versions\b)/, /\bDate\.now\(/, /\bnew Date\(\s*\)/, /\bMath\.random\(/, /(?<![.\w])fetch\(/, /\bconsole\./, /\bperformance\./];

/** Shelves: folder, table (a second one where a shelf has two kinds of entries), and where the fixture of an entry lies. */
const shelves: readonly { readonly shelf: string; readonly table: string; readonly also?: string; readonly fixture: (id: string) => string }[] = [
  { shelf: "lint/rules", table: "lint/rules.ts", fixture: (id: string) => `fixtures/lint/${id}` },
  { shelf: "breaking/changes", table: "breaking/changes.ts", also: "breaking/protobuf/changes.ts", fixture: (id: string) => `fixtures/breaking/${id}` },
  { shelf: "quality/checks", table: "quality/checks.ts", fixture: (id: string) => `fixtures/quality/${id}` },
  { shelf: "read/formats", table: "read/formats.ts", also: "read/schema-formats.ts", fixture: (id: string) => `fixtures/read/${id}` },
  { shelf: "verdict/reporters", table: "verdict/reporters.ts", fixture: (id: string) => `fixtures/verdict/${id}.txt` },
  { shelf: "types/engines", table: "types/engines.ts", fixture: (id: string) => `fixtures/types/${id}.yaml` },
  { shelf: "sample/breaks", table: "sample/breaks.ts", fixture: (id: string) => `fixtures/sample/${id}.yaml` },
  { shelf: "host/hosts", table: "host/hosts.ts", fixture: (id: string) => `fixtures/host/${id}.env` },
];

test("every room has its floor and its face", () => {
  for (const room of rooms) {
    expect(floorOf(room), `${room} has no floor`).toBeGreaterThanOrEqual(0);
    if (room === "run") continue;
    expect(existsSync(join(packages, room, "index.ts")), `${room} has no index.ts`).toBe(true);
    const [first] = text(join(packages, room, "index.ts")).split("\n");
    expect(first, `the face of ${room} opens with the question that it answers`).toMatch(/^\/\*\* .+\*\/$/);
  }
});

describe.each(sources.map((file) => ({ name: relative(home, file), file })))("$name", ({ file }) => {
  const room = roomOf(file);

  test("imports only what it may", () => {
    for (const specifier of importsOf(file)) {
      if (specifier.startsWith("#")) {
        const other = specifier.slice(1);
        expect(rooms, `${specifier} is no room`).toContain(other);
        expect(floorOf(other), `${room} may not import ${other}`).toBeLessThan(floorOf(room));
      } else if (specifier.startsWith(".")) {
        const target = resolve(dirname(file), specifier);
        if (target === join(home, "package.json")) continue;
        expect(roomOf(target), `${specifier} leaves the room`).toBe(room);
        expect(existsSync(target), `${specifier} does not exist`).toBe(true);
        for (const { shelf, table, also = table } of shelves) {
          const inside = target.startsWith(join(packages, shelf) + "/");
          const allowed = file === join(packages, table) || file === join(packages, also) || file.startsWith(join(packages, shelf) + "/");
          if (inside) expect(allowed, `${specifier}: a shelf is reached through its table`).toBe(true);
        }
      } else if (room === "model") expect.fail("model imports nothing");
    }
  });

  test("has effects only where effects live", () => {
    if (effectful.some((folder) => file.startsWith(join(packages, folder) + "/"))) return;
    for (const effect of effects) expect(text(file), `${effect}`).not.toMatch(effect);
  });
});

describe.each(shelves)("$shelf", ({ shelf, table, also, fixture }) => {
  const entries = existsSync(join(packages, shelf)) ? readdirSync(join(packages, shelf), { withFileTypes: true }).filter((entry) => !entry.name.startsWith("_")) : [];
  const ids = entries.map((entry) => basename(entry.name, ".ts"));

  test("every file has a row and a fixture", () => {
    expect(ids.length).toBeGreaterThan(0);
    const rows = [table, ...(also === undefined ? [] : [also])].flatMap((one) => importsOf(join(packages, one))).filter((specifier) => /^\.{1,2}\//.test(specifier) && specifier.split("/")[1] === basename(shelf) && specifier.split("/").length > 2);
    const entries = new Set(rows.map((row) => basename(row.split("/")[2] ?? "", ".ts")));
    expect([...entries].sort()).toEqual([...ids].sort());
    for (const id of ids) expect(existsSync(join(home, fixture(id))), `${fixture(id)} is missing`).toBe(true);
  });
});

test("no circle of imports", () => {
  const graph = new Map(sources.map((file) => [file, importsOf(file).flatMap((specifier) => {
    if (specifier.startsWith("#")) return [join(packages, specifier.slice(1), "index.ts")];
    return specifier.startsWith(".") ? [resolve(dirname(file), specifier)] : [];
  })]));
  const done = new Set<string>();
  const walk = (file: string, trail: readonly string[]) => {
    if (trail.includes(file)) expect.fail([...trail.slice(trail.indexOf(file)), file].map((one) => relative(packages, one)).join(" → "));
    if (done.has(file)) return;
    for (const next of graph.get(file) ?? []) walk(next, [...trail, file]);
    done.add(file);
  };
  for (const file of graph.keys()) walk(file, []);
});

/** Inputs that a step has and a command line does not, and options that make no sense in a step. */
const onlyInputs = ["working-directory", "github-token"];
const onlyOptions = ["fix", "stdin-name", "from", "to", "as", "dialect"];

describe.each(readdirSync(join(home, "actions")))("actions/%s", (name) => {
  const manifest = parse(text(join(home, "actions", name, "action.yml"))) as { inputs: Record<string, { description: string }>; runs: { using: string; main: string } };

  test("has the inputs that its verb has options", async () => {
    const command = await commands[name]?.();
    const options = [...(command?.takes === undefined ? [] : [command.takes.name]), ...(command?.options.map((option) => option.name) ?? [])];
    expect(Object.keys(manifest.inputs).filter((input) => !onlyInputs.includes(input)).sort()).toEqual(options.filter((option) => !onlyOptions.includes(option)).sort());
  });

  test("runs on GitHub's Node from the committed build, and its README has its tables", () => {
    expect(manifest.runs).toEqual({ using: "node24", main: `../../dist/${name}.mjs` });
    expect(existsSync(join(home, "dist", `${name}.mjs`))).toBe(true);
    const readme = text(join(home, "actions", name, "README.md"));
    expect(withTables(readme, text(join(home, "actions", name, "action.yml")))).toBe(readme);
  });
});
