import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Json } from "#model";
import { type Case, numbered } from "./json-schema/case.ts";
import { replayCases, type Signed } from "./json-schema/replay.ts";
import type { Suite } from "./suite.ts";

interface Row {
  readonly id: string;
  readonly compatibility: "backward" | "both" | "none";
  readonly original: Json;
  readonly updated: Json;
}

/** Each row says two verdicts: old data under the new schema, and new data under the old one. */
export function apicurioCases(folder: string): Case[] {
  const file = join(folder, "schema-util/json/src/test/resources/io/apicurio/registry/rules/compatibility/jsonschema/compatibility-test-data.json");
  const { tests } = JSON.parse(readFileSync(file, "utf8")) as { tests: Row[] };
  return numbered(tests.flatMap(({ id, compatibility, original, updated }) => [
    { name: `${id}, backward`, sub: original, sup: updated, expected: compatibility !== "none", dialect: "draft-07" as const, formats: "assert" as const },
    { name: `${id}, forward`, sub: updated, sup: original, expected: compatibility === "both", dialect: "draft-07" as const, formats: "assert" as const },
  ]));
}

const unanchored = "a pattern is searched for (draft-07 Validation §6.3.3), and `[a-z]*` is found in every text, also in the empty one: it refuses none";
const annotation = "`contentEncoding` and `contentMediaType` only describe (draft-07 Validation §8); no instance is refused";
const listed = "both schemas ask for a string that equals an array: nothing fits either of them";

/** Where upstream expects a break that no instance can show. */
const signed: Signed = {
  "String: pattern 1, forward": unanchored,
  "String: pattern 2, backward": unanchored,
  "String: pattern 2, forward": unanchored,
  "Conditional: if, backward": unanchored,
  "Conditional: if, forward": unanchored,
  "Conditional: then, forward": unanchored,
  "Conditional: else, forward": unanchored,
  "Const, backward (2)": listed,
  "Const, forward (2)": listed,
  "String: contentEncoding 2, forward": annotation,
  "String: contentEncoding 3, backward": annotation,
  "String: contentEncoding 3, forward": annotation,
  "String: contentMediaType 2, forward": annotation,
  "String: contentMediaType 3, backward": annotation,
  "String: contentMediaType 3, forward": annotation,
  "Complex: anyOf 1, forward": "`maxLength` asks nothing of what is no string, and every string fits the other branch: both schemas allow everything",
  "Complex: oneOf 1, forward": "`maxLength` asks nothing of what is no string: both schemas allow every other value and the strings that are longer, and those longer than 10 are longer than 5",
};

export const apicurioJson: Suite = {
  id: "apicurio-json",
  title: "JSON Schema: Apicurio Registry",
  folder: "Apicurio+apicurio-registry",
  may: { deviations: 19 },
  replay: (folder, draw) => replayCases(apicurioCases(folder), draw, signed),
};
