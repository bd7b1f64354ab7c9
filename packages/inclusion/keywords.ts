import { decimal } from "#decimal";
import type { Dialect, Json } from "#model";
import { type JsonObject, isArray, isObject, own } from "./json.ts";
import { atLeast, atMost } from "./references/dialect.ts";
import type { Spot } from "./references/spot.ts";

type Check = (value: Json, dialect: Dialect) => boolean;

const isSchema: Check = (value) => typeof value === "boolean" || isObject(value);
const isNumber: Check = (value) => typeof value === "number" && decimal(value) !== undefined;
const isCount: Check = (value) => typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
const isFlag: Check = (value) => typeof value === "boolean";
const isText: Check = (value) => typeof value === "string";
const isList: Check = (value, dialect) => isArray(value) && value.every((one) => isSchema(one, dialect));
const isMap: Check = (value, dialect) => isObject(value) && Object.values(value).every((one) => isSchema(one, dialect));
const isNames: Check = (value) => isArray(value) && value.every((one) => typeof one === "string");
const types = ["null", "boolean", "integer", "number", "string", "array", "object"];
const isType: Check = (value) => (isArray(value) ? value : [value]).every((one) => typeof one === "string" && types.includes(one));

interface Keyword {
  readonly check: Check;
  readonly since?: Dialect;
  readonly until?: Dialect;
  /** Of the vocabulary that a meta-schema may leave out. */
  readonly validation?: true;
}

const limit: Keyword = { check: isNumber, validation: true };
const exclusive: Keyword = { check: (value, dialect) => (dialect === "draft-04" ? isFlag(value, dialect) : isNumber(value, dialect)), validation: true };
const count: Keyword = { check: isCount, validation: true };

/** Every keyword that decides whether an instance is valid, and how its value must look. */
const keywords: Readonly<Record<string, Keyword>> = {
  type: { check: isType, validation: true }, enum: { check: isArray, validation: true }, const: { check: () => true, since: "draft-06", validation: true },
  minimum: limit, maximum: limit, exclusiveMinimum: exclusive, exclusiveMaximum: exclusive,
  multipleOf: { check: (value, dialect) => isNumber(value, dialect) && typeof value === "number" && value > 0, validation: true },
  minLength: count, maxLength: count, pattern: { check: isText, validation: true }, format: { check: isText },
  minItems: count, maxItems: count, uniqueItems: { check: isFlag, validation: true },
  minContains: { ...count, since: "2019-09" }, maxContains: { ...count, since: "2019-09" },
  minProperties: count, maxProperties: count, required: { check: isNames, validation: true },
  dependentRequired: { check: (value, dialect) => isObject(value) && Object.values(value).every((one) => isNames(one, dialect)), since: "2019-09", validation: true },
  properties: { check: isMap }, patternProperties: { check: isMap }, additionalProperties: { check: isSchema }, propertyNames: { check: isSchema, since: "draft-06" },
  items: { check: (value, dialect) => isSchema(value, dialect) || (atMost(dialect, "2019-09") && isList(value, dialect)) },
  prefixItems: { check: isList, since: "2020-12" }, additionalItems: { check: isSchema, until: "2019-09" }, contains: { check: isSchema, since: "draft-06" },
  dependencies: { check: (value, dialect) => isObject(value) && Object.values(value).every((one) => isNames(one, dialect) || isSchema(one, dialect)) },
  dependentSchemas: { check: isMap, since: "2019-09" }, unevaluatedItems: { check: isSchema, since: "2019-09" }, unevaluatedProperties: { check: isSchema, since: "2019-09" },
  allOf: { check: isList }, anyOf: { check: isList }, oneOf: { check: isList }, not: { check: isSchema },
  if: { check: isSchema, since: "draft-07" }, then: { check: isSchema, since: "draft-07" }, else: { check: isSchema, since: "draft-07" },
  $ref: { check: isText }, $dynamicRef: { check: isText, since: "2020-12" }, $recursiveRef: { check: (value) => value === "#", since: "2019-09", until: "2019-09" },
};

/** What a schema says that decides anything. */
export interface Said {
  /** Its keywords that are in force: those that its dialect knows, and only `$ref` where draft-07 and older read nothing beside it. */
  readonly keywords: JsonObject;
  /** The first of them whose value is none that the dialect allows. Such a schema says nothing that could be judged. */
  readonly malformed?: string;
}

export function saidBy(spot: Spot): Said {
  const { schema, home } = spot;
  if (!isObject(schema)) return nothing;
  const at = seen.get(home) ?? new WeakMap<object, Said>();
  seen.set(home, at);
  const known = at.get(schema) ?? read(schema, spot);
  at.set(schema, known);
  return known;
}

const nothing: Said = { keywords: {} };
const seen = new WeakMap<object, WeakMap<object, Said>>();

function read(schema: JsonObject, { home }: Spot): Said {
  const found: Record<string, Json> = Object.create(null);
  const alone = atMost(home.dialect, "draft-07") && typeof own(schema, "$ref") === "string";
  let malformed: string | undefined;
  for (const [name, value] of Object.entries(schema)) {
    const keyword = Object.hasOwn(keywords, name) ? keywords[name] : undefined;
    if (keyword === undefined || (alone && name !== "$ref") || (keyword.validation && !home.validates)) continue;
    if (keyword.since !== undefined && !atLeast(home.dialect, keyword.since)) continue;
    if (keyword.until !== undefined && !atMost(home.dialect, keyword.until)) continue;
    found[name] = value;
    if (!keyword.check(value, home.dialect)) malformed ??= `\`${name}\` has a value that ${home.dialect} does not allow`;
  }
  return { keywords: found, ...(malformed === undefined ? {} : { malformed }) };
}
