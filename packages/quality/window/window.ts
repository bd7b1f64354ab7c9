import type { Contract, Mesh, SchemaObject } from "#model";
import { named } from "#text";
import { both } from "../conditions.ts";
import { nameOf, physicalOf, shownPath } from "../found.ts";
import { conditionIn } from "./condition-text.ts";
import { conditionOn } from "./condition-on.ts";
import type { Rows, Window } from "./rows.ts";
import { arrivalOf, since as cameSince } from "./since.ts";

export interface Asked {
  /** Conditions by object, `orders: country = 'DE'`. */
  readonly where: readonly { readonly object: string; readonly condition: string }[];
  /** ISO 8601, in UTC. */
  readonly since?: string;
}

/** Whether an object is called so. */
export const isCalled = (object: SchemaObject, name: string): boolean => nameOf(object) === name || physicalOf(object) === name;

/** The rows that a call asks for, or what is wrong with a condition: one sentence. */
export function windowOf(contract: Contract, mesh: Mesh, { where, since }: Asked): Window | { readonly problem: string } {
  const rows = new Map<string, Rows>();
  for (const object of contract.objects) {
    const parts: Rows[] = [];
    for (const { condition } of where.filter(({ object: name }) => isCalled(object, name))) {
      const read = conditionIn(condition);
      const on = "problem" in read ? read : conditionOn(read.condition, object, contract);
      if ("problem" in on) return { problem: `The condition for ${named(nameOf(object))} is not understood: ${on.problem}.` };
      parts.push({ where: on, says: condition.trim() });
    }
    const arrival = since === undefined ? undefined : arrivalOf(object, contract, mesh);
    const came = since === undefined || arrival === undefined ? undefined : cameSince(arrival, since);
    if (arrival !== undefined && came !== undefined && since !== undefined) parts.push({ where: came, says: `${shownPath(arrival.path.slice(1))} >= ${since.replace(/T00:00:00\.000Z$/, "")}` });
    if (parts.length > 0) rows.set(nameOf(object), { where: both(...parts.map(({ where }) => where)), says: parts.map(({ says }) => (parts.length > 1 ? `(${says})` : says)).join(" AND ") });
  }
  return { rows };
}
