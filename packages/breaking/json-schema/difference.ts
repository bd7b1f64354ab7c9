import { includes } from "#inclusion";
import type { Difference, Json } from "#model";
import { inFragment } from "./fragment.ts";

/**
 * What two schemas differ by, as schemas: the values that only the newer allows, and those that only the older did. By `json-schema-diff`, where both lie in the part of
 * draft-07 that it computes rightly; undefined elsewhere, and where it does not agree with us.
 */
export async function differenceOf(before: Json, after: Json): Promise<Difference | undefined> {
  if (!inFragment(before, after)) return undefined;
  const { default: library } = await import("json-schema-diff");
  const plain = (schema: Json) => JSON.parse(JSON.stringify(schema, (key, value: unknown) => (key === "$schema" ? undefined : value))) as never;
  try {
    const { additionsFound, addedJsonSchema, removalsFound, removedJsonSchema } = await library.diffSchemas({ sourceSchema: plain(before), destinationSchema: plain(after) });
    const [wider, narrower] = [within(after, before), within(before, after)];
    if (wider !== (additionsFound ? "no" : "yes") || narrower !== (removalsFound ? "no" : "yes")) return undefined;
    return { ...(additionsFound ? { added: addedJsonSchema as Json } : {}), ...(removalsFound ? { removed: removedJsonSchema as Json } : {}) };
  } catch {
    return undefined;
  }
}

const within = (sub: Json, sup: Json) => includes({ schema: sub, dialect: "draft-07" }, { schema: sup, dialect: "draft-07" }).answer;
