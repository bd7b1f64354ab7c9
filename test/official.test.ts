import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { lint, rules } from "#lint";
import { read } from "#read";
import { meshOf } from "../packages/run/documents.ts";

const specs = new URL("../../shared/specs/", import.meta.url);
const levels = new Map(rules.map(({ id, level }) => [id, level]));

/** Line and rule of everything in a file that blocks a merge by default; a rule that the table lacks counts as an error. */
async function errorsIn(file: URL): Promise<string[]> {
  const reading = await read(file.pathname.split("/").at(-1) ?? "", readFileSync(file));
  const { documents } = reading;
  const errors = (await lint(documents, meshOf([reading]), rules)).filter(({ rule }) => (levels.get(rule) ?? "error") === "error");
  return [...new Set(errors.map(({ at, rule }) => `${at.line} ${rule}`))];
}

/** What each official counter-example of ODCS does wrong, and on which line it stands; a missing key is shown at what lacks it. */
const wrong: Readonly<Record<string, readonly string[]>> = {
  "additional-unknown-property": ["9 unknown-field"],
  "enum-duplicate-values": ["17 invalid-value"],
  "enum-empty": ["15 invalid-value"],
  "enum-missing-value": ["16 missing-field"],
  "invalid-api-version": ["5 unsupported-version"],
  "invalid-kind": ["6 invalid-value"],
  "invalid-quality-dimension": ["20 invalid-value"],
  "invalid-quality-metric": ["17 invalid-value"],
  "invalid-quality-type": ["17 invalid-value"],
  "map-missing-block": ["13 missing-field"],
  "map-missing-key": ["15 missing-field"],
  "map-missing-value": ["15 missing-field"],
  "missing-required-fields": ["4 missing-field"],
  "quality-custom-missing-implementation": ["17 missing-field"],
  "quality-element-field": ["18 unknown-field", "19 unknown-field"],
  "quality-library-missing-metric": ["17 missing-field"],
  "quality-multiple-operators": ["20 conflicting-fields"],
  "quality-mustbebetween-wrong-size": ["15 invalid-value"],
  "quality-sql-missing-query": ["17 missing-field"],
  "relationship-property-level-with-from": ["17 unknown-field"],
  "relationship-schema-level-missing-from-to": ["13 missing-field"],
  "schema-property-invalid-logicaltype": ["14 invalid-value"],
  "schema-property-missing-name": ["13 missing-field"],
  "server-invalid-type": ["11 invalid-value"],
  "server-missing-conditional-fields": ["10 missing-field"],
  "server-missing-required-fields": ["10 missing-field"],
  "sla-missing-required-value": ["10 missing-field"],
  "synonym-missing-term": ["18 missing-field"],
};

const filesOf = (folder: string) => {
  const found = existsSync(new URL(folder, specs)) ? readdirSync(new URL(folder, specs)).filter((file) => /\.ya?ml$/.test(file)) : [];
  if (found.length === 0) console.warn(`SKIPPED: ${folder} of the official examples is not beside the repository (../shared/specs)`);
  return found;
};

describe.each(["odcs/examples/", "odps/examples/", "dcs/examples/"])("%s", (folder) => {
  const files = filesOf(folder);
  test.skipIf(files.length === 0)("there are official examples", () => expect(files.length).toBeGreaterThanOrEqual(folder.startsWith("odcs") ? 28 : 1));
  for (const file of files) test(`${file} has no error`, async () => expect(await errorsIn(new URL(folder + file, specs))).toEqual([]));
});

describe("odcs/negative/", () => {
  const files = filesOf("odcs/negative/");
  test.skipIf(files.length === 0)("every counter-example is in the table", () => expect(files.map((file) => file.replace(".odcs.yaml", ""))).toEqual(Object.keys(wrong)));
  for (const file of files)
    test(`${file} is refused on the right line`, async () => expect(await errorsIn(new URL(`odcs/negative/${file}`, specs))).toEqual(wrong[file.replace(".odcs.yaml", "")]));
});
