/**
 * Builds `dist/`: the command line and one small entry per action, over shared chunks. ES modules for Node 20 and later.
 * The same sources give the same bytes; `--check` compares with what is committed and writes nothing.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { build, type Plugin } from "esbuild";

const home = resolve(import.meta.dirname, "..");
const dist = join(home, "dist");
const check = process.argv.includes("--check");

const actions = readdirSync(join(home, "actions"), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name);
const entries = [
  { in: join(home, "packages/run/main.ts"), out: "cli" },
  ...actions.map((name) => ({ in: join(home, "actions", name, "main.ts"), out: name })),
];

/** Packages whose modules do nothing when they are loaded, though they do not say so: what is not used is left out, with all it loads. */
const pure: Plugin = {
  name: "pure",
  setup: (builder) => builder.onResolve({ filter: /^(?:@actions\/|undici$|tunnel$)/ }, async ({ path, pluginData, ...rest }) => {
    if (pluginData === "pure") return undefined;
    const found = await builder.resolve(path, { ...rest, pluginData: "pure" });
    return found.errors.length > 0 ? found : { ...found, sideEffects: false };
  }),
};

const result = await build({
  absWorkingDir: home,
  entryPoints: entries,
  outdir: dist,
  bundle: true,
  splitting: true,
  // DuckDB's binding has 70 MB and is another one on every platform; pg would take a native one where it finds it.
  external: ["@duckdb/node-api", "pg-native"],
  format: "esm",
  platform: "node",
  target: "node20",
  minify: true,
  keepNames: false,
  legalComments: "none",
  outExtension: { ".js": ".mjs" },
  chunkNames: "chunk-[hash]",
  // The library's ES module build: smaller than its CommonJS build, and only what is used is kept.
  alias: { yaml: join(home, "node_modules/yaml/browser/index.js") },
  banner: { js: `import { createRequire as __createRequire } from "node:module";\nconst require = __createRequire(import.meta.url);` },
  plugins: [pure],
  metafile: true,
  write: false,
  logLevel: "warning",
});

const files = new Map(result.outputFiles.map((file) => [relative(dist, file.path), file.contents]));
files.set("LICENSES.txt", new TextEncoder().encode(licences(Object.keys(result.metafile.inputs))));

if (check) {
  const committed = existsSync(dist) ? readdirSync(dist) : [];
  const wrong = [...new Set([...files.keys(), ...committed])].filter((name) => {
    const made = files.get(name);
    return made === undefined || !existsSync(join(dist, name)) || !readFileSync(join(dist, name)).equals(made);
  });
  if (wrong.length > 0) {
    console.error(`dist/ does not match its sources: ${wrong.join(", ")}. Run \`npm run build\` and commit it.`);
    process.exit(1);
  }
} else {
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(dist);
  for (const [name, contents] of files) writeFileSync(join(dist, name), contents);
}
const bytes = [...files.values()].reduce((sum, contents) => sum + contents.length, 0);
console.log(`${files.size} files, ${Math.round(bytes / 1024)} KiB${check ? ", as committed" : ""}`);

/** The licence texts of every package that went into the bundle. */
function licences(inputs: readonly string[]): string {
  const packages = new Set(inputs.flatMap((input) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1] ?? []));
  return [...packages].sort().map((folder) => {
    const manifest = JSON.parse(readFileSync(join(home, folder, "package.json"), "utf8")) as { name: string; version: string; license?: string };
    const file = readdirSync(join(home, folder)).find((name) => /^licen[cs]e/i.test(name));
    const text = file === undefined ? "" : readFileSync(join(home, folder, file), "utf8").replaceAll("\r\n", "\n").trim();
    return `${manifest.name} ${manifest.version} (${manifest.license ?? "see text"})\n\n${text}\n`;
  }).join(`\n${"-".repeat(80)}\n\n`);
}
