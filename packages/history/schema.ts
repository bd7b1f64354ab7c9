import type { Json } from "#model";
import { mostCounts } from "./part.ts";

type Schema = { readonly [key: string]: Json };

/** By a pattern, for the compiled validator imports nothing. */
const upTo = (most: number, least = 1): Schema => ({ type: "string", pattern: `^[^]{${least},${most}}$` });
const text: Schema = upTo(4000);
const amount: Schema = { type: "integer", minimum: 0, maximum: 9_000_000_000_000_000 };
const map = (required: { readonly [key: string]: Schema }, optional: { readonly [key: string]: Schema } = {}): Schema =>
  ({ type: "object", properties: { ...required, ...optional }, required: Object.keys(required), additionalProperties: false });

const moment: Schema = { type: "string", pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:[.][0-9]{1,9})?Z$" };
const release: Schema = { type: "string", pattern: "^1\\.[0-9]{1,6}$" };

/** Schema of a line of the store, draft 2019-09; the type is `Recorded`. Keys that a newer minor version adds are left out by the reader. */
export const recordSchema: Schema = map(
  {
    meshgate: release, run: upTo(200), at: moment,
    contract: text, fingerprint: { type: "string", pattern: "^[0-9a-f]{16}$" }, check: { type: "string", pattern: "^[a-z][a-z0-9-]{0,60}$" }, path: { type: "array", items: upTo(4000, 0), maxItems: 100 },
    outcome: { enum: ["kept", "broken", "unknown"] }, evidence: { enum: ["metadata", "exact", "sampled", "history", "reported", "none"] },
  },
  {
    server: text, engine: text, because: { enum: ["nature", "not-measured"] }, measured: { type: "number", minimum: -9_000_000_000_000_000, maximum: 9_000_000_000_000_000 }, unit: { enum: ["rows", "percent", "seconds"] },
    rows: amount, cost: map({ queries: amount }, { bytes: amount }), state: map({ counted: amount, of: amount }),
  },
);

/** Schema of a line of the store of parts; the type is `RecordedPart`. */
export const partSchema: Schema = map({
  meshgate: release, run: upTo(200), at: moment, contract: text, part: { type: "string", pattern: "^[0-9a-f]{64}$" }, rows: amount,
  counts: { type: "object", maxProperties: mostCounts, patternProperties: { "^[0-9a-f]{32}$": amount }, additionalProperties: false },
});
