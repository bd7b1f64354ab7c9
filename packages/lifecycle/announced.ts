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
 * What is announced of an element: its own end, else that of what it stands in, else that of a contract which is deprecated or retired. Of several ends, such
 * as endOfSupport and endOfLife, the last one counts. Undefined where nothing is announced.
 */
export function announced(contract: Contract, chain: Chain): Announced | undefined {
  const leaving = ["deprecated", "retired"].includes(stepOf(contract.status) ?? "");
  const deprecated = leaving || chain.some((element) => element.deprecated === true);
  const all = endsOf(contract);
  for (let length = chain.length; length > 0; length -= 1) {
    const own = all.filter(({ element }) => element !== undefined && names(element, chain.slice(0, length)));
    if (own.length > 0) return { deprecated, ...last(own) };
  }
  const whole = leaving || chain.length === 0 ? all.filter(({ element }) => element === undefined) : [];
  return deprecated || whole.length > 0 ? { deprecated, ...last(whole) } : undefined;
}

function last(ends: readonly Sla[]): { readonly ends?: string } {
  const days = ends.map(endOf);
  const latest = days.toSorted().at(-1);
  return latest === undefined || days.includes(undefined) ? {} : { ends: latest };
}

/** Longer texts name nothing. */
const longest = 2000;

/** Whether one of the elements that a service level names is this one: by names or physical names with dots, or by ids with slashes. */
function names(elements: string, chain: Chain): boolean {
  if (elements.length > longest) return false;
  const ids = chain.map(({ id }) => id);
  const byIds = ids.includes(undefined) ? undefined : `schema/${ids.join("/properties/")}`;
  return elements.split(",").some((part) => {
    const element = part.trim();
    return byNames(element, chain) || (byIds !== undefined && element.replace(/^\//, "") === byIds);
  });
}

/** Every place that the names so far can reach is kept, because a name may hold dots itself. */
function byNames(text: string, chain: Chain): boolean {
  let reached: ReadonlySet<number> = new Set([0]);
  for (const [index, { name, physicalName }] of chain.entries()) {
    const next = new Set<number>();
    for (const from of reached) for (const called of [name, physicalName]) {
      const end = from + (called?.length ?? 0);
      if (called !== undefined && text.startsWith(called, from) && (index === chain.length - 1 || text[end] === ".")) next.add(end + 1);
    }
    reached = next;
  }
  return reached.has(text.length + 1);
}
