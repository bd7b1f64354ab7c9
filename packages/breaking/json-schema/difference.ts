import { includes } from "#inclusion";
import type { Difference, Json } from "#model";
import { inFragment } from "./fragment.ts";

const context = { heuristics: { applyLawOfAbsorptionInTypeSetCartesianProduct: true } };

/**
 * What two schemas differ by, as schemas: the values that only the newer allows, and those that only the older did. By `json-schema-diff`, where both lie in the part of
 * draft-07 that it computes rightly; undefined elsewhere, and where it does not agree with us.
 */
export async function differenceOf(before: Json, after: Json): Promise<Difference | undefined> {
  if (!inFragment(before, after)) return undefined;
  const said = await setDifference(before, after);
  const [wider, narrower] = [within(after, before), within(before, after)];
  return wider === (said.added === undefined ? "yes" : "no") && narrower === (said.removed === undefined ? "yes" : "no") ? said : undefined;
}

const within = (sub: Json, sup: Json) => includes({ schema: sub, dialect: "draft-07" }, { schema: sup, dialect: "draft-07" }).answer;

/** What `json-schema-diff` says of two schemas of the fragment. Only its algebra of sets is loaded, and nothing that could open a file or an address. */
export async function setDifference(before: Json, after: Json): Promise<Difference> {
  const { default: library } = await import("json-schema-diff/dist/json-schema-diff/diff-schemas/parse-as-json-set.js");
  const [old, now] = [before, after].map((schema) => library.parseAsJsonSet(plain(schema), context));
  if (old === undefined || now === undefined) throw new Error("two schemas are compared");
  const others = old.intersect(now).complement();
  const [added, removed] = [others.intersect(now), others.intersect(old)];
  return { ...(added.type === "empty" ? {} : { added: added.toJsonSchema() as Json }), ...(removed.type === "empty" ? {} : { removed: removed.toJsonSchema() as Json }) };
}

const plain = (schema: Json): unknown => JSON.parse(JSON.stringify(schema));
