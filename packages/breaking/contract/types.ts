import type { Json, LogicalType, Property, Witness } from "#model";
import { compareTypes, logicalTypeOf, logicalWitnessOf, witnessOf } from "#types";
import { type Fact, fact, type Tell } from "../fact.ts";
import { type Ground, onEngines, rowWith } from "./ground.ts";

const kindOfType = { widened: "type-widened", narrowed: "type-narrowed", changed: "type-changed", unknown: "type-unclear" } as const;

/** Both types are judged, for the physical one may break more than the logical one; nothing breaks more than another logical type. */
export function compareType(was: Property, is: Property, path: readonly string[], ground: Ground, tell: Tell): void {
  const say: Say = (kind, key, [before, after], more = {}) =>
    tell({ ...fact(kind, path, is.spots[key] ?? is.at, was.spots[key] ?? was.at, before, after), ...onEngines(ground, { what: "type", ...stored(was, is) }), ...more });
  const row = (witness: Witness | undefined) => asRow(path, witness);
  const one = isOneKey(was) && isOneKey(is);
  const logical = compareLogical(was, is, one, say, row);
  if (logical === undefined || (!one && logical !== "type-changed")) comparePhysical(was, is, one ? "type" : "physicalType", say, row);
}

type Say = (kind: string, key: string, types: readonly [before: string | undefined, after: string | undefined], more?: Partial<Pick<Fact, "witness" | "breaks" | "impact" | "because">>) => void;
type AsRow = (witness: Witness | undefined) => Pick<Fact, "witness">;

function asRow(path: readonly string[], witness: Witness | undefined): Pick<Fact, "witness"> {
  if (witness === undefined) return {};
  return { witness: Object.fromEntries(Object.entries(witness).map(([side, value]: readonly [string, Json]) => [side, rowWith(path, value)])) };
}

const isOneKey = ({ spots }: Property) => spots["logicalType"] === undefined && spots["physicalType"] === undefined;

/** Every integer is a number; no other logical type holds another one. The kind that was said. */
function compareLogical(was: Property, is: Property, one: boolean, say: Say, row: AsRow): string | undefined {
  const [old, now] = [was.logicalType, is.logicalType];
  if (old === now || (one && (old === undefined || now === undefined))) return undefined;
  const wider = old === "integer" && now === "number" ? "type-widened" : old === "number" && now === "integer" ? "type-narrowed" : "type-changed";
  const kind = old === undefined || now === undefined ? "type-unclear" : wider;
  if (!one && (old === undefined || now === undefined)) {
    say(kind, "logicalType", [old, now], unwritten(was, is));
    return kind;
  }
  const witness = row(old === undefined || now === undefined ? undefined : logicalWitnessOf(old, now));
  if (one) say(kind, "type", [was.physicalType, is.physicalType], witness);
  else say(kind, "logicalType", [old, now], witness);
  return kind;
}

/** A logical type that is written only once, of a column that is kept as before, can only forbid; and forbids nothing where the physical type says as much. */
function unwritten(was: Property, is: Property): Partial<Pick<Fact, "breaks" | "impact" | "because">> {
  const { physicalType } = is;
  if (physicalType === undefined || was.physicalType === undefined || compareTypes(was.physicalType, physicalType) !== "same") return {};
  const [written, kept] = [was.logicalType ?? is.logicalType, logicalTypeOf(physicalType)];
  if (written === kept || (written === "number" && kept === "integer")) return { breaks: { consumers: "no", producers: "no" }, impact: "none", because: "But the physical type says as much." };
  return { breaks: was.logicalType === undefined ? { consumers: "no", producers: "unknown" } : { consumers: "unknown", producers: "no" } };
}

/** A physical type that is written only once more or less: with the same logical type on both sides, writing it can only forbid, and taking it away can only allow. */
function comparePhysical(was: Property, is: Property, key: string, say: Say, row: AsRow): void {
  const [before, after] = [was.physicalType, is.physicalType];
  if (before === after) return;
  if (before !== undefined && after !== undefined) {
    const how = compareTypes(before, after);
    if (how !== "same") say(kindOfType[how], key, [before, after], how === "unknown" ? {} : row(witnessOf(before, after)));
    return;
  }
  const same = was.logicalType !== undefined && was.logicalType === is.logicalType;
  const breaks = before === undefined ? ({ consumers: "no", producers: "unknown" } as const) : ({ consumers: "unknown", producers: "no" } as const);
  say("type-unclear", key, [before, after], same ? { breaks } : {});
}

/** The type that a logical one is usually kept in, where every engine agrees about the family; what it lacks is not known. */
const usual: Readonly<Partial<Record<LogicalType, string>>> = { string: "TEXT", integer: "BIGINT", boolean: "BOOLEAN", date: "DATE", array: "ARRAY", object: "STRUCT", map: "MAP" };

/** The types as an engine keeps them: the physical ones, or the usual ones where neither version says. A type that is not known is none. */
function stored(was: Property, is: Property): { readonly before: string; readonly after: string } {
  const unsaid = was.physicalType === undefined && is.physicalType === undefined;
  const of = ({ physicalType, logicalType }: Property, other: string) => (unsaid ? (logicalType === undefined ? undefined : usual[logicalType]) : physicalType) ?? other;
  return { before: of(was, "("), after: of(is, ")") };
}
