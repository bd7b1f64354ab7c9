import type { Json } from "#model";

type Schema = { readonly [key: string]: Json };

export const text: Schema = { type: "string" };
const flag: Schema = { type: "boolean" };
const count: Schema = { type: "integer", minimum: 0, maximum: 1_000_000_000 };
export const fromOne: Schema = { type: "integer", minimum: 1, maximum: 1_000_000_000 };
const texts = list(text);
const breaks: Schema = { enum: ["yes", "no", "unknown"] };
const compatible: Schema = { enum: [true, false, "unknown"] };
const anything: Schema = {};

const location = map({ file: text, line: fromOne, column: fromOne, endLine: fromOne, endColumn: fromOne });
const fix = map({ title: text, edits: list(map({ at: location, text })) });
const finding = map({ rule: text, message: text, at: location, subject: texts, fingerprint: text }, { hint: text, fix });
const consumer = map({ product: text, at: location, through: text, reads: { enum: ["certain", "possible"] } }, { owner: text, repository: text, fields: list(texts) });
/** What of a change counts for its level. */
const weighed = { kind: text, breaks: map({ consumers: breaks, producers: breaks }), impact: { enum: ["none", "notify", "action", "break"] } };
const pardoned = { window: map({ announced: flag, passed: flag }, { ends: text }), exempt: { enum: ["draft"] } };
const change = map(
  {
    ...weighed, path: texts,
    message: text, at: location, hurt: list(consumer), fingerprint: text,
  },
  { before: anything, after: anything, section: text, hint: text, was: location, witness: map({}, { consumers: anything, producers: anything }), difference: map({}, { added: anything, removed: anything }), engines: { type: "object", additionalProperties: breaks }, ...pardoned, since: text },
);
const base = { meshgate: text, seen: map({ files: count, contracts: count, products: count }, { consumers: count, schemas: count }) };

const release = map({
  contract: text, tag: text, commit: text, version: text, is: { enum: ["last", "supported"] }, known: count,
  changes: list(map({ ...weighed, path: texts, fingerprint: text, known: flag }, pardoned)),
});
const bump = map(
  {
    contract: text, asks: { enum: ["none", "patch", "minor", "major"] }, enough: compatible, known: flag, message: text, at: location, fingerprint: text,
    because: list(map({ ...weighed, count }, pardoned)),
  },
  { since: text, was: text, has: text, needs: text, kind: text, hint: text },
);

const amount: Schema = { type: "integer", minimum: 0, maximum: 9_000_000_000_000_000 };
const number: Schema = { type: "number" };
const asks = map({ unit: { enum: ["rows", "percent", "seconds", "value"] }, thresholds: list(map({ operator: text, value: { anyOf: [number, { type: "array", items: number, minItems: 2, maxItems: 2 }] } })) });
const outcome: Schema = { enum: ["kept", "broken", "unknown"] };
const anomaly = map(
  { of: { enum: ["volume", "freshness"] }, outcome: { enum: ["usual", "unusual", "unknown"] }, path: texts, measured: number, runs: count, at: location, message: text, fingerprint: text },
  { server: text, low: number, high: number },
);
const flapping = map({ check: text, path: texts, outcomes: list(outcome), changes: count, at: location, message: text, fingerprint: text }, { server: text });
const history = map({ runs: count, measurements: count, misread: count, repeated: count, future: count, anomalies: list(anomaly), flapping: list(flapping) });
const reported = map({ results: count, taken: count, measuredHere: map({ same: count, other: count }), left: list(map({ why: text, results: count })) });
const result = map(
  { check: text, path: texts, outcome, expected: text, evidence: { enum: ["metadata", "exact", "sampled", "history", "reported", "none"] }, at: location, message: text, fingerprint: text },
  {
    reason: text, because: { enum: ["nature", "not-measured"] }, measured: { anyOf: [{ type: "number" }, text] }, unit: { enum: ["rows", "percent", "seconds"] }, rows: amount,
    severity: text, dimension: text, server: text, rowsAt: texts, asks, rule: text, share: map({ counted: amount, of: amount }), reportedBy: text,
    fault: map({ whose: { enum: ["this-change", "before", "unknown"] }, why: text }),
    samples: list(map({ values: { type: "object", additionalProperties: { anyOf: [text, { type: "null" }] } } }, { key: text })),
  },
);
const measured = map({ contract: text, object: text, server: text, engine: text, queries: count }, { rows: amount, bytes: amount, where: text, parts: map({ files: count, read: count, remembered: count }), parameters: { type: "object" } });

/** Schema of the report that each verb writes, draft 2019-09. One row per verb; the types are in the model (`Report`). */
export const reportSchemas = {
  lint: map({ ...base, verb: { const: "lint" }, findings: list(finding) }),
  breaking: map({
    ...base, verb: { const: "breaking" }, base: text, changes: list(change), compatible: map({ consumers: compatible, producers: compatible }),
  }, { releases: list(release), bumps: list(bump) }),
  quality: map({ ...base, verb: { const: "quality" }, results: list(result), coverage: map({ promises: count, kept: count, broken: count, unknown: count }), measured: list(measured) }, {
    measuredAt: text, contracts: list(map({ id: text, standard: text }, { version: text })), history, reported,
  }),
} as const satisfies Readonly<Record<string, Schema>>;

/** The baseline file: findings of a legacy repository that are shown and never counted. */
export const baselineSchema: Schema = map({ meshgate: text, known: list(map({ fingerprint: text, rule: text, subject: texts, count: fromOne })) });

/** The JSON Schema of any report, for people and other tools. */
export function reportSchema(): Schema {
  return {
    $schema: "https://json-schema.org/draft/2019-09/schema",
    title: "Meshgate report",
    description: "What one verb found. A major version that is not known must be refused.",
    oneOf: Object.values(reportSchemas),
  };
}

/** A map with these keys and no others; keys that a newer minor version adds are left out by the reader. */
export function map(required: { readonly [key: string]: Schema }, optional: { readonly [key: string]: Schema } = {}): Schema {
  return { type: "object", properties: { ...required, ...optional }, required: Object.keys(required), additionalProperties: false };
}

export function list(items: Schema): Schema {
  return { type: "array", items };
}
