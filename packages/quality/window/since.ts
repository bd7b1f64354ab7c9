import type { Contract, Mesh, SchemaObject } from "#model";
import { momentOf, parseDuration } from "#units";
import { not } from "../conditions.ts";
import { type Found, foundBelow } from "../found.ts";
import { literalOf, typeOf } from "../literal.ts";
import type { Predicate } from "../predicate.ts";
import { aims, secondsBefore } from "../service-levels.ts";

/** `2026-11-01`, `2026-11-01T06:00:00Z`, or a duration before now, `P7D` → the moment, as ISO 8601 in UTC. Otherwise undefined. */
export function sinceWhen(text: string, now: string): string | undefined {
  const moment = momentOf(text);
  if (moment?.kind === "date") return `${text}T00:00:00.000Z`;
  if (moment !== undefined && moment.kind !== "time" && moment.kind !== "zoned time" && Number.isFinite(moment.at)) return new Date(moment.at).toISOString();
  const duration = parseDuration(text).value;
  const then = duration === undefined ? Number.NaN : Date.parse(now) - secondsBefore(duration, now) * 1000;
  return Math.abs(then) <= 8.64e15 ? new Date(then).toISOString() : undefined;
}

/**
 * The column that says when a row came, as the contract tells it: the first partition column that holds moments, else the element of a service level. Undefined where the contract names none.
 */
export function arrivalOf(object: SchemaObject, contract: Contract, mesh: Mesh): Found | undefined {
  const moments = ({ property, lists, hidden }: Found) => lists.length === 0 && hidden === undefined && (typeOf(property) === "date" || typeOf(property) === "timestamp");
  const partitions = foundBelow(object, contract).filter((found) => found.property.partitioned === true && moments(found));
  const [first] = partitions.toSorted((a, b) => (a.property.partitionKeyPosition ?? 1e9) - (b.property.partitionKeyPosition ?? 1e9));
  return first ?? contract.sla.flatMap((sla) => aims(sla, contract, { mesh })).find(({ found }) => found?.object === object && moments(found))?.found;
}

/** Rows that came at that moment or later, and those that say nothing that reads as a moment: nothing is left out that may be meant. */
export function since({ property, column }: Found, when: string): Predicate | undefined {
  const value = literalOf(typeOf(property) === "date" ? when.slice(0, 10) : when, property);
  return value === undefined ? undefined : { is: "any", of: [{ is: "compared", column, with: ">=", value }, not({ is: "castable", column, to: "timestamp" })] };
}
