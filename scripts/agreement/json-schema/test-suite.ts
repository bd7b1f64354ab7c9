import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Dialect, Json } from "#model";
import { type Case, numbered } from "./case.ts";

interface Group {
  readonly description: string;
  readonly schema: Json;
  readonly tests: readonly { readonly description: string; readonly data: Json; readonly valid: boolean }[];
}

/** The verdicts of JSON-Schema-Test-Suite as pairs: the schema that allows one value is inside another where the value is valid. No opinion of ours is in it. */
export function testSuiteCases(folder: string, draft: string, dialect: Dialect): Case[] {
  const documents = remotes(folder);
  const tests = join(folder, "tests", draft);
  return numbered(readdirSync(tests).filter((file) => file.endsWith(".json")).sort().flatMap((file) =>
    (json(join(tests, file)) as unknown as Group[]).flatMap(({ description, schema, tests: each }) =>
      each.map(({ description: about, data, valid }) => ({ name: `${file.replace(/\.json$/, "")}: ${description}: ${about}`, sub: { const: data }, sup: schema, expected: valid, dialect, formats: "annotate" as const, documents })))));
}

/** The schemas that the suite takes for known: its own, and the drafts' meta-schemas. */
export function remotes(folder: string): ReadonlyMap<string, Json> {
  const found = new Map<string, Json>();
  const walk = (path: string, uri: string) => {
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      if (entry.isDirectory()) walk(join(path, entry.name), `${uri}${entry.name}/`);
      else if (entry.name.endsWith(".json")) found.set(`${uri}${entry.name}`, json(join(path, entry.name)));
    }
  };
  walk(join(folder, "remotes"), "http://localhost:1234/");
  for (const [uri, file] of metaSchemas()) found.set(uri, json(file));
  return found;
}

/** Meta-schemas as Ajv brings them. */
function metaSchemas(): (readonly [uri: string, file: string])[] {
  const require = createRequire(import.meta.url);
  const refs = join(require.resolve("ajv/package.json"), "../dist/refs");
  const parts = ["2019-09", "2020-12"].flatMap((draft) => [
    [`https://json-schema.org/draft/${draft}/schema`, join(refs, `json-schema-${draft}`, "schema.json")] as const,
    ...readdirSync(join(refs, `json-schema-${draft}`, "meta")).map((name) => [`https://json-schema.org/draft/${draft}/meta/${name.replace(/\.json$/, "")}`, join(refs, `json-schema-${draft}`, "meta", name)] as const),
  ]);
  return [...parts, ...["06", "07"].map((draft) => [`http://json-schema.org/draft-${draft}/schema`, join(refs, `json-schema-draft-${draft}.json`)] as const)];
}

const json = (file: string): Json => JSON.parse(readFileSync(file, "utf8")) as Json;
