import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Json } from "#model";
import { type Case, numbered } from "./json-schema/case.ts";
import { replayCases, type Signed } from "./json-schema/replay.ts";
import type { Suite } from "./suite.ts";

interface Row {
  readonly id: string;
  readonly subset: Json;
  readonly superset: Json;
  readonly options: Json;
  readonly expected: boolean;
}

/** Rows with options of that library ask for something else than inclusion. */
export function isJsonSchemaSubsetCases(folder: string): Case[] {
  const rows = JSON.parse(readFileSync(join(folder, "subset-pairs.extracted.json"), "utf8")) as Row[];
  return numbered(rows.filter(({ options }) => options === null).map(({ id, subset, superset, expected }) => ({ name: id, sub: subset, sup: superset, expected, dialect: "draft-07" as const, formats: "assert" as const })));
}

const name = (number: number) => `string.test.ts :: string format compatibility > should reject other unequal formats #${number}`;
const hostname = "digits and hyphens make a host name (RFC 1123 §2.1): every date is one";
const relative = "these characters make a path of one segment (RFC 3986 §4.2), so that each is a relative reference";
const literal = "a template without braces is one (RFC 6570 §2.1), and these texts have only characters that may stand in it";
const plain = "these texts have only characters that are a pattern wherever they stand (ECMA-262 §22.2.1)";

/** Where upstream calls two formats apart only because their names differ, and the standard of the one makes its texts texts of the other. */
const signed: Signed = {
  [name(50)]: hostname,
  [name(98)]: relative, [name(101)]: relative, [name(102)]: relative,
  [name(108)]: literal, [name(109)]: literal, [name(110)]: literal, [name(112)]: literal, [name(113)]: literal, [name(114)]: literal,
  [name(144)]: plain, [name(145)]: plain, [name(146)]: plain, [name(148)]: plain, [name(149)]: plain, [name(150)]: plain,
};

export const isJsonSchemaSubset: Suite = {
  id: "is-json-schema-subset",
  title: "JSON Schema: is-json-schema-subset",
  folder: "haggholm+is-json-schema-subset",
  may: { unknown: 0.0102, deviations: 20 },
  replay: (folder, draw) => replayCases(isJsonSchemaSubsetCases(folder), draw, signed),
};
