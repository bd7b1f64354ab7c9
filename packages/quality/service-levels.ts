import type { Contract, Sla } from "#model";
import { follow, isVariable, walk } from "#terms";
import { either, named } from "#text";
import { type Duration, durationBounds, parseDuration } from "#units";
import type { Around, ByMetric, HowMeasured, Promised } from "./check.ts";
import { type Found, foundOf, nameOf } from "./found.ts";
import { typeOf } from "./literal.ts";
import { comparing, nobody } from "./promise.ts";

/** Longer texts name nothing. */
const longest = 2000;

/** What a service level is measured on: one part for each element that it names, each a column that holds moments, or the reason why it is none. */
export interface Aimed {
  readonly element: string;
  readonly found?: Found;
  readonly reason?: string;
}

export function aims(sla: Sla, contract: Contract, { mesh }: Pick<Around, "mesh">): readonly Aimed[] {
  const text = sla.element ?? standard(contract);
  if (text === undefined) return [{ element: "", reason: contract.format === "dcs" ? "Nothing says on which field it is measured: it has no `timestampField`." : "Nothing says on which column it is measured: it has no `element`." }];
  if (text.length > longest || isVariable(text)) return [{ element: text, reason: `The element ${named(text)} is only known where the contract is used.` }];
  return text.split(",").map((part) => part.trim()).filter((part) => part !== "").map((element) => ({ element, ...aim(element, contract, mesh) }));
}

function aim(element: string, contract: Contract, mesh: Around["mesh"]): Omit<Aimed, "element"> {
  const found = foundAt(element, contract, mesh);
  if (found === undefined) return { reason: `The contract has no property ${named(element)} to measure it on.` };
  if (found.lists.length > 0 || found.hidden !== undefined) return { reason: "Moments inside lists and maps are not looked at here." };
  const type = typeOf(found.property);
  if (type !== undefined && type !== "date" && type !== "timestamp" && type !== "string") return { reason: `${named(element)} is of the type ${named(type)}, which holds no moments.` };
  const zone = found.property.options.values["defaultTimezone"];
  if (typeof zone === "string" && !/^(?:Etc\/)?(?:UTC|GMT|Z|Zulu)$/i.test(zone) && found.property.options.values["timezone"] !== true) return { reason: `Its times are meant in the zone ${named(zone)}, and times without a zone are read as UTC here.` };
  return { found };
}

/** `orders.updated_at` by names, also without the object where there is one only, or `schema/orders/properties/updated_at` by ids. */
function foundAt(element: string, contract: Contract, mesh: Around["mesh"]): Found | undefined {
  const [only, ...others] = contract.objects;
  const lists = only !== undefined && others.length === 0 ? [contract.objects, only.properties] : [contract.objects];
  const hit = element.includes("/") ? follow(element, contract, mesh) : walk(element, lists, "names").found;
  const property = hit === undefined ? undefined : "is" in hit ? (hit.is === "property" ? hit.property : undefined) : "options" in hit ? hit : undefined;
  return property === undefined ? undefined : foundOf(property, contract);
}

function standard({ format, source }: Contract): string | undefined {
  const node = format === "odcs" ? source.entries.get("slaDefaultElement")?.node : undefined;
  return node?.kind === "scalar" && typeof node.value === "string" ? node.value : undefined;
}

/** The duration that is promised, or why nobody understands it. */
export function durationOf(sla: Sla): { readonly duration: Duration } | { readonly unknown: string } {
  if (isVariable(sla.value) || isVariable(sla.unit)) return { unknown: "Its value is only known where the contract is used." };
  const read = parseDuration(sla.value, sla.unit, sla.property);
  return read.value === undefined ? { unknown: `Its value ${read.reason}.` } : { duration: read.value };
}

/** How many seconds a duration before now lasted: months and years by the calendar, in UTC (a day that a month has not is its last). */
export function secondsBefore({ months, seconds }: Duration, now: string): number {
  const today = new Date(now);
  const first = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - months, 1));
  const days = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  const then = Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(today.getUTCDate(), days)) + (today.getTime() % 86_400_000);
  const lasted = months === 0 ? 0 : (today.getTime() - then) / 1000;
  return Number.isFinite(lasted) ? lasted + seconds : durationBounds({ months, seconds }).most;
}

/** A service level as a promise on one element. */
export function level(check: string, sla: Sla, contract: Contract, { element, found }: Aimed, says: Pick<Promised, "expected" | "counts">, measured: HowMeasured): Promised {
  const [only] = contract.objects;
  const object = found?.object ?? (contract.objects.length === 1 ? only : undefined);
  return { check, path: found?.path ?? (object === undefined ? [sla.property ?? ""] : [nameOf(object)]), at: sla.at, key: JSON.stringify([sla.id ?? "", sla.property ?? "", sla.driver ?? "", element]), ...(object === undefined ? {} : { object }), ...says, measured };
}

/** On each element: measured where both it and the duration are understood. */
export function onEach(check: string, sla: Sla, contract: Contract, around: Around, says: (duration: Duration | undefined, on: string) => Pick<Promised, "expected" | "counts">, measure: (found: Found, duration: Duration) => ByMetric): Promised[] {
  const read = durationOf(sla);
  return aims(sla, contract, around).map((aimed) => {
    const on = aimed.element === "" ? "row" : either([aimed.element]);
    const measured = "unknown" in read ? nobody(read.unknown) : aimed.found === undefined ? nobody(aimed.reason ?? "") : comparing(aimed.found, measure(aimed.found, read.duration), says(read.duration, on).counts);
    return level(check, sla, contract, aimed, says("unknown" in read ? undefined : read.duration, on), measured);
  });
}
