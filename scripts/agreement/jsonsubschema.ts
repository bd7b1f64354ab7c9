import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Json } from "#model";
import { type Case, numbered } from "./json-schema/case.ts";
import { replayCases, type Signed } from "./json-schema/replay.ts";
import type { Suite } from "./suite.ts";

interface Row {
  readonly id: string;
  readonly relation: "subschema" | "equivalent";
  readonly s1: Json;
  readonly s2: Json;
  readonly expected: boolean;
}

/** Draft-04, but for the cases about `const`, a word of draft-06. A row that says that two schemas are the same says two verdicts; one that says that they are not says none. */
export function jsonsubschemaCases(folder: string): Case[] {
  const rows = JSON.parse(readFileSync(join(folder, "subschema-pairs.extracted.json"), "utf8")) as Row[];
  return numbered(rows.flatMap(({ id, relation, s1, s2, expected }) => {
    const dialect = JSON.stringify([s1, s2]).includes('"const":') ? "draft-06" as const : "draft-04" as const;
    const forth = { name: id, sub: s1, sup: s2, expected, dialect, formats: "annotate" as const };
    if (relation === "subschema") return [forth];
    return expected ? [forth, { ...forth, name: `${id}, back`, sub: s2, sup: s1 }] : [];
  }));
}

/** Where upstream expects a break that no instance can show. */
const signed: Signed = {
  "test_numeric.py::TestCompositeNumericSubtype::test_all_all_3#2": "every multiple of 3 is one of 0.3, because 3 = 10 × 0.3; a division of binary fractions hides it",
};

export const jsonsubschema: Suite = {
  id: "jsonsubschema",
  title: "JSON Schema: IBM jsonsubschema",
  folder: "IBM+jsonsubschema",
  may: { deviations: 12 },
  replay: (folder, draw) => replayCases(jsonsubschemaCases(folder), draw, signed),
};
