import type { Contract, Property, SchemaObject, Sla } from "#model";
import { endOf, endsOf } from "./ends.ts";
import { stepOf } from "./steps.ts";

/** An element and what it stands in, from its object downward; empty for the contract itself. */
export type Chain = readonly (SchemaObject | Property)[];

/** What a contract says about the end of an element. */
export interface Announced {
  /** It, or what it stands in, is marked as deprecated (a contract: its status is deprecated or retired). */
  readonly deprecated: boolean;
  /** The last day on which it is kept, in UTC: `2027-01-31`. Absent where none is named, or one of those named cannot be read. */
  readonly ends?: string;
}

/**
 * What is announced of the elements of a contract: an element's own end, else that of what it stands in, else that of a contract which is deprecated or
 * retired. Of several ends, such as endOfSupport and endOfLife, the last one counts. Undefined where nothing is announced.
 */
export function announced(contract: Contract): (chain: Chain) => Announced | undefined {
  const leaving = ["deprecated", "retired"].includes(stepOf(contract.status) ?? "");
  const whole = endsOf(contract).filter(({ element }) => element === undefined);
  const named = byElement(contract);
  return (chain) => {
    const deprecated = leaving || chain.some((element) => element.deprecated === true);
    for (let length = chain.length; length > 0; length -= 1) {
      const own = called(chain.slice(0, length)).flatMap((text) => named.get(text) ?? []);
      if (own.length > 0) return { deprecated, ...last(own) };
    }
    const ends = leaving || chain.length === 0 ? whole : [];
    return deprecated || ends.length > 0 ? { deprecated, ...last(ends) } : undefined;
  };
}

function last(ends: readonly Sla[]): { readonly ends?: string } {
  const days = ends.map(endOf);
  const latest = days.toSorted().at(-1);
  return latest === undefined || days.includes(undefined) ? {} : { ends: latest };
}

/** Longer texts name nothing. */
const longest = 2000;

/** Ends by each element that they name; several stand in one text with commas. */
function byElement(contract: Contract): ReadonlyMap<string, readonly Sla[]> {
  const found = new Map<string, Sla[]>();
  for (const end of endsOf(contract)) {
    if (end.element === undefined || end.element.length > longest) continue;
    for (const part of end.element.split(",")) {
      const text = part.trim().replace(/^\/(?=schema\/)/, "");
      found.set(text, [...(found.get(text) ?? []), end]);
    }
  }
  return found;
}

/** What a service level calls an element: names or physical names with dots (mixed in shallow ones), or ids with slashes. */
function called(chain: Chain): string[] {
  const ids = chain.map(({ id }) => id);
  const texts = new Set(ids.includes(undefined) ? [] : [`schema/${ids.join("/properties/")}`]);
  const both = chain.map(({ name, physicalName }) => [name, physicalName ?? name] as const);
  const mixes = chain.length <= 4 ? 2 ** chain.length : 2;
  for (let mix = 0; mix < mixes; mix += 1) {
    const names = both.map((pair, index) => pair[mixes === 2 ? mix : (mix >> index) & 1]);
    if (!names.includes(undefined)) texts.add(names.join("."));
  }
  return [...texts];
}
