import type { Json } from "#model";

/** A kind of map in a contract's text, and what the other comparisons read of it. What no shape names is left over. */
export interface Shape {
  /** Keys that a comparison judges, and how their value must be written for that. */
  readonly judged: Readonly<Record<string, Written>>;
  /** Where present, every key is judged but these. */
  readonly unjudged?: readonly string[];
  readonly below: Readonly<Record<string, Below>>;
  /** Its texts say what values mean. */
  readonly means?: true;
  /** In a list: the keys that tell two maps of this shape apart, the surest first; several keys count together, `a|b` is `a` or else `b`, none means in order, for maps that no surer key names. */
  readonly called: readonly (readonly string[])[];
}

/** Maps below a key. A part comes and goes as a whole, and a comparison says so; a block is only a heading. */
export interface Below {
  readonly holds: "part" | "block" | "list" | "names";
  readonly shape: () => Shape;
}

/** Whether a comparison can read this value; what it cannot read it cannot judge. */
export type Written = (value: Json) => boolean;

const text: Written = (value) => typeof value === "string";
const flag: Written = (value) => typeof value === "boolean";
const number: Written = (value) => typeof value === "number";
const scalar: Written = (value) => typeof value !== "object" || value === null;
const any: Written = () => true;
const logical: Written = (value) => typeof value === "string" && /^(?:string|date|timestamp|time|number|integer|object|array|boolean|map|vector)$/.test(value);
const texts: Written = (value) => typeof value === "string" || (Array.isArray(value) && value.every((item) => typeof item === "string"));
const maps: Written = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

const all = (written: Written, keys: string): Record<string, Written> => Object.fromEntries(keys.split(" ").map((key) => [key, written]));
const part = (shape: () => Shape): Below => ({ holds: "part", shape });
const block = (shape: () => Shape): Below => ({ holds: "block", shape });
const list = (shape: () => Shape): Below => ({ holds: "list", shape });
const names = (shape: () => Shape): Below => ({ holds: "names", shape });

const byName = [["id"], ["name"]];
/** An element is also called by its physical name, which is its name where none is written. */
const byNames: readonly (readonly string[])[] = [...byName, ["physicalName|name"], []];
const operators = "mustBe mustNotBe mustBeGreaterThan mustBeGreaterOrEqualTo mustBeLessThan mustBeLessOrEqualTo mustBeBetween mustNotBeBetween";

const quality: Shape = {
  judged: { ...all(text, "type metric rule unit severity schedule scheduler query engine"), ...all(any, operators), arguments: maps, implementation: any },
  below: {}, called: [...byName, ["type", "metric", "rule", "query", "arguments", ...operators.split(" ")], ["type", "metric", "rule", "query"]],
};
const relationship: Shape = { judged: { from: texts, to: texts }, below: {}, called: [["from", "to"], ["to"]] };
const enumValue: Shape = { judged: { value: any }, below: {}, called: [["value"]] };
const promises = { quality: list(() => quality), relationships: list(() => relationship) };

const property: Shape = {
  judged: {
    ...all(text, "name physicalName physicalType classification encryptedName"), logicalType: logical, ...all(flag, "required unique primaryKey partitioned"),
    ...all(number, "primaryKeyPosition partitionKeyPosition"), logicalTypeOptions: maps,
  },
  below: {
    ...promises, properties: list(() => property), items: part(() => property), enum: list(() => enumValue),
    map: block(() => ({ judged: {}, below: { key: part(() => property), value: part(() => property) }, called: [] })),
  },
  called: byNames, means: true,
};
const object: Shape = { means: true, judged: all(text, "name physicalName"), below: { ...promises, properties: list(() => property) }, called: byNames };
const server: Shape = { judged: {}, unjudged: ["id", "server", "description", "roles", "customProperties"], below: {}, called: [["id"], ["server"], []] };
const sla: Shape = {
  judged: { ...all(text, "property unit element driver schedule scheduler"), ...all(any, "value valueExt") }, below: {}, called: [["id"], ["property", "element"], ["property"], []],
};

const role: Shape = { judged: all(text, "role access"), below: {}, called: [["id"], ["role"]] };
const support: Shape = { judged: {}, below: {}, called: [["id"], ["channel"]] };
const price: Shape = { judged: { priceAmount: number, ...all(text, "priceCurrency priceUnit") }, below: {}, called: [] };
const words: Shape = { judged: {}, below: {}, called: [] };

const odcs: Shape = {
  judged: { status: text }, called: [],
  below: {
    schema: list(() => object), servers: list(() => server), slaProperties: list(() => sla), roles: list(() => role), support: list(() => support), price: block(() => price),
    description: block(() => words),
  },
};

const field: Shape = {
  judged: {
    ...all(text, "type classification references"), ...all(flag, "required unique primary primaryKey pii"), enum: Array.isArray,
    ...all(any, "minLength maxLength pattern format minimum maximum exclusiveMinimum exclusiveMaximum multipleOf minItems maxItems uniqueItems precision scale default"),
  },
  below: { fields: names(() => field), items: part(() => field), keys: part(() => field), values: part(() => field), quality: list(() => quality) }, called: [], means: true,
};
const model: Shape = { means: true, judged: { primaryKey: texts }, below: { fields: names(() => field), quality: list(() => quality) }, called: [] };
const level = (key: string): Shape => ({ judged: { [key]: any, timestampField: text, cron: text }, below: {}, called: [] });
const levels: Shape = {
  judged: {}, called: [],
  below: Object.fromEntries(Object.entries({ availability: "percentage", retention: "period", latency: "threshold", freshness: "threshold", frequency: "interval", support: "responseTime", backup: "interval" })
    .map(([name, key]) => [name, part(() => level(key))])),
};
const dcs: Shape = {
  judged: {}, called: [],
  below: { models: names(() => model), definitions: names(() => field), servers: names(() => server), servicelevels: block(() => levels), terms: block(() => words), info: block(() => ({ judged: { status: text }, below: {}, called: [] })) },
};

const cardField: Shape = { means: true, judged: all(text, "name type"), below: {}, called: [["name"], []] };
const card: Shape = {
  judged: {}, called: [],
  below: { data_product: block(() => ({ judged: { status: text, terms: maps }, below: { schema: list(() => cardField) }, called: [] })) },
};

/** What is left of a SQL file, or of a model of dbt: every clause that no other comparison judges, under its words in capitals. */
const sqlColumn: Shape = {
  judged: all(text, "name"),
  below: { columns: list(() => sqlColumn), items: part(() => sqlColumn), key: part(() => sqlColumn), value: part(() => sqlColumn) }, called: [["name"], []], means: true,
};
const sql: Shape = {
  judged: {}, called: [],
  below: { tables: list(() => ({ judged: all(text, "id name"), below: { columns: list(() => sqlColumn) }, called: byName, means: true })) },
};

const port: Shape = { judged: { ...all(text, "name contractId type"), version: scalar, inputContracts: any }, below: {}, called: [["id"], ["name", "version"], ["name"]] };
const odps: Shape = {
  judged: { status: text }, called: [], below: { outputPorts: list(() => port), inputPorts: list(() => port), description: block(() => words) },
};

/** The shape of a whole contract or product, by its format. */
export const shapes: Readonly<Record<string, Shape>> = { odcs, dcs, card, odps, sql, dbt: sql };
