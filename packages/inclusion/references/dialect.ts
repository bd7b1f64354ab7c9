import type { Dialect, Json } from "#model";
import { isArray, isObject } from "../json.ts";

/** Oldest first, so that `since` is a comparison. */
const drafts: readonly Dialect[] = ["draft-04", "draft-06", "draft-07", "2019-09", "2020-12"];

const metaSchemas: ReadonlyMap<string, Dialect> = new Map([
  ["http://json-schema.org/draft-04/schema", "draft-04"],
  ["http://json-schema.org/draft-06/schema", "draft-06"],
  ["http://json-schema.org/draft-07/schema", "draft-07"],
  ["https://json-schema.org/draft/2019-09/schema", "2019-09"],
  ["https://json-schema.org/draft/2020-12/schema", "2020-12"],
]);

/** The dialect that a `$schema` names, or nothing. `https:` is taken for `http:` and the other way round, as people write both. */
export function dialectNamed(uri: string): Dialect | undefined {
  const plain = uri.replace(/#$/, "");
  return metaSchemas.get(plain) ?? metaSchemas.get(plain.replace(/^https:/, "http:")) ?? metaSchemas.get(plain.replace(/^http:/, "https:"));
}

export const atLeast = (dialect: Dialect, since: Dialect): boolean => drafts.indexOf(dialect) >= drafts.indexOf(since);
export const atMost = (dialect: Dialect, until: Dialect): boolean => drafts.indexOf(dialect) <= drafts.indexOf(until);

type Holds = "schema" | "list" | "map" | "schema or list" | "map of schemas or names";
interface Place {
  readonly holds: Holds;
  readonly since?: Dialect;
  readonly until?: Dialect;
}

/** The keywords below which there are schemas. */
const places: Readonly<Record<string, Place>> = {
  allOf: { holds: "list" }, anyOf: { holds: "list" }, oneOf: { holds: "list" }, not: { holds: "schema" },
  if: { holds: "schema", since: "draft-07" }, then: { holds: "schema", since: "draft-07" }, else: { holds: "schema", since: "draft-07" },
  properties: { holds: "map" }, patternProperties: { holds: "map" }, additionalProperties: { holds: "schema" }, propertyNames: { holds: "schema", since: "draft-06" },
  items: { holds: "schema or list" }, prefixItems: { holds: "list", since: "2020-12" }, additionalItems: { holds: "schema", until: "2019-09" }, contains: { holds: "schema", since: "draft-06" },
  dependencies: { holds: "map of schemas or names" }, dependentSchemas: { holds: "map", since: "2019-09" },
  unevaluatedItems: { holds: "schema", since: "2019-09" }, unevaluatedProperties: { holds: "schema", since: "2019-09" }, contentSchema: { holds: "schema", since: "2019-09" },
  definitions: { holds: "map" }, $defs: { holds: "map", since: "2019-09" },
};

/** How a keyword holds schemas, if it does. */
export const keywordHolds = (keyword: string): Holds | undefined => (Object.hasOwn(places, keyword) ? places[keyword]?.holds : undefined);

/** Whether a keyword only keeps schemas for others to refer to. */
export const isDefinitions = (keyword: string | undefined): boolean => keyword === "definitions" || keyword === "$defs";

const lives = ({ since, until }: Place, dialect: Dialect): boolean => (since === undefined || atLeast(dialect, since)) && (until === undefined || atMost(dialect, until));

const isSchema = (value: Json | undefined): value is Json => typeof value === "boolean" || isObject(value);

/** The schemas right below a schema, each with the steps that lead to it. */
export function schemasBelow(schema: Json, dialect: Dialect): { readonly steps: readonly string[]; readonly schema: Json }[] {
  if (!isObject(schema)) return [];
  const found: { steps: readonly string[]; schema: Json }[] = [];
  for (const [keyword, value] of Object.entries(schema)) {
    const place = Object.hasOwn(places, keyword) ? places[keyword] : undefined;
    if (place === undefined || !lives(place, dialect)) continue;
    if (isArray(value)) {
      if (place.holds === "list" || place.holds === "schema or list") for (const [index, one] of value.entries()) if (isSchema(one)) found.push({ steps: [keyword, String(index)], schema: one });
    } else if (place.holds.startsWith("map")) {
      if (isObject(value)) for (const [key, one] of Object.entries(value)) if (isSchema(one)) found.push({ steps: [keyword, key], schema: one });
    } else if (isSchema(value) && place.holds !== "list") found.push({ steps: [keyword], schema: value });
  }
  return found;
}
