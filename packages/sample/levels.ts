import { decimal, zero } from "#decimal";
import type { Contract, Sla } from "#model";
import { follow, isAge, isFrequency, isRetention, walk } from "#terms";
import { named } from "#text";
import { durationBounds, parseDuration } from "#units";
import { day, type Limit } from "./limit.ts";
import type { Told } from "./told.ts";
import type { Want } from "./want.ts";

/** A service level of rows that is measured on one column. */
export interface Level {
  readonly check: "freshness" | "retention" | "frequency";
  readonly sla: Sla;
  /** Object and property, by name. */
  readonly path: readonly string[];
  /** The least that the duration can last, which rows keep, and the most: months differ. */
  readonly seconds: number;
  readonly most: number;
}

/** The levels that rows keep or break by when they happened. Every other is none of rows. */
export function levelsOf(contract: Contract, tell: (told: Told) => void): readonly Level[] {
  return contract.sla.flatMap((sla) => {
    const check = isAge(sla) ? "freshness" : isRetention(sla) ? "retention" : isFrequency(sla) ? "frequency" : undefined;
    if (check === undefined) return [];
    const length = parseDuration(sla.value, sla.unit, sla.property).value;
    const elements = (sla.element ?? standard(contract) ?? "").slice(0, 2000).split(",").map((part) => part.trim()).filter((part) => part !== "");
    if (length === undefined || elements.length === 0) {
      tell({ is: "unread", path: [], at: sla.at, message: `The ${named(sla.property ?? "")} ${length === undefined ? "is no duration" : "names no property that dates a row"}.` });
      return [];
    }
    return elements.flatMap((element) => {
      const path = pathOf(element, contract);
      return path === undefined ? [] : [{ check, sla, path, seconds: durationBounds(length).least, most: durationBounds(length).most } as const];
    });
  });
}

/** An object and a property of it, as `object.property` (the object may be left out where it is the only one) or by ids. Columns only. */
function pathOf(element: string, contract: Contract): readonly string[] | undefined {
  const [only, ...others] = contract.objects;
  const lists = only !== undefined && others.length === 0 ? [contract.objects, only.properties] : [contract.objects];
  const target = element.includes("/") ? follow(element, contract, { contracts: [contract], products: [], consumers: [] }) : undefined;
  const found = target === undefined ? walk(element, lists, "names").found : target.is === "property" ? target.property : undefined;
  const object = contract.objects.find(({ properties }) => properties.some((property) => property === found));
  return object === undefined || found?.name === undefined ? undefined : [object.name ?? "", found.name];
}

function standard({ format, source }: Contract): string | undefined {
  const node = format === "odcs" ? source.entries.get("slaDefaultElement")?.node : undefined;
  return node?.kind === "scalar" && typeof node.value === "string" ? node.value : undefined;
}

/** A column whose moments keep its levels: none before the retention or the age allows, none after now, neighbours near. */
export function withLevels(want: Want, levels: readonly Level[], now: number): Want {
  if (levels.length === 0 || (want.type !== "date" && want.type !== "timestamp")) return want;
  const unit = want.type === "date" ? day : 1;
  const at = (milliseconds: number) => decimal(milliseconds / unit) ?? zero;
  const limits = levels.flatMap(({ check, sla, seconds }): Limit[] => (check === "frequency" ? [] : [{ is: "end", check, at: sla.at, says: `${named(sla.property ?? check)} of ${seconds} seconds`, low: true, bound: at(now - seconds * 1000), open: false }]));
  const gaps = levels.flatMap(({ check, seconds }) => (check === "frequency" ? [(seconds * 1000) / unit] : []));
  const until: Limit = { is: "end", at: want.at, says: "now", low: false, bound: at(now), open: false };
  return { ...want, limits: [...want.limits, ...limits, until], ...(gaps.length === 0 ? {} : { gap: Math.min(...gaps) }) };
}
