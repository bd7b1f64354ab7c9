import type { Json } from "#model";
import { compareParsed } from "./compare.ts";
import type { Engine, May } from "./engine.ts";
import { evolve } from "./evolution/evolve.ts";
import { type Place, isOptional, mayAdd, ruleOf, worst } from "./evolution/rules.ts";
import { parsePhysicalType } from "./parse.ts";
import type { PhysicalField, PhysicalType } from "./physical.ts";

/** Where a type stands. */
export interface Where {
  /** In a struct, or in an array or map; absent for a column. */
  readonly in?: "struct" | "collection";
  /** It is a map's key, or a part of one. */
  readonly key?: boolean;
  /** The table is partitioned by it. */
  readonly partitioned?: boolean;
  /** It is unique, in a key, or has a default. */
  readonly constrained?: boolean;
}

/** A field of a table as a contract says it. */
export interface Column {
  readonly type?: PhysicalType | string;
  readonly required: boolean;
  readonly default?: Json;
}

/** One change of a table. */
export type TableChange =
  | { readonly what: "type"; readonly before: PhysicalType | string; readonly after: PhysicalType | string; readonly where?: Where }
  | { readonly what: "added"; readonly column: Column; readonly where?: Where }
  | { readonly what: "removed" | "renamed" | "reordered" | "defaultRemoved"; readonly where?: Where }
  | { readonly what: "tightened" | "loosened"; readonly column: Column; readonly where?: Where };

/** May a column of this type become one of that type in place, with its rows? A text that is not a type is only itself. Never throws. */
export function mayBecome(engine: Engine, before: PhysicalType | string, after: PhysicalType | string, where: Where = {}): May {
  if (before === after) return "yes";
  const [old, now] = [parsed(before), parsed(after)];
  if (old === undefined || now === undefined) return "unknown";
  if (compareParsed(old, now) === "same") return "yes";
  return worst(capOf(engine, where), ...evolve(engine, { type: old }, { type: now }, where.in ?? "column").map(({ answer }) => answer));
}

const parsed = (type: PhysicalType | string) => (typeof type === "string" ? parsePhysicalType(type) : type);

function capOf({ caps = {} }: Engine, { key, partitioned, constrained }: Where): May {
  return worst(...[key === true ? caps.keys : undefined, partitioned === true ? caps.partitions : undefined, constrained === true ? caps.constrained : undefined].map((cap) => cap ?? "yes"));
}

/** One change → engine by its title → may it be made in place there? */
export function perEngine(engines: readonly Engine[], change: TableChange): Readonly<Record<string, May>> {
  const once = change.what === "type" ? { ...change, before: parsed(change.before) ?? change.before, after: parsed(change.after) ?? change.after } : change;
  return Object.fromEntries(engines.map((engine) => [engine.title, mayChange(engine, once)]));
}

function mayChange(engine: Engine, change: TableChange): May {
  const { where = {} } = change;
  if (change.what === "type") return mayBecome(engine, change.before, change.after, where);
  const place: Place = where.in ?? "column";
  const cap = capOf(engine, where.key === true ? { key: true } : {});
  if (change.what === "added") return worst(cap, mayAdd(engine, fieldOf(change.column), place));
  const relaxed = change.what === "tightened" && isOptional(engine, fieldOf(change.column));
  return worst(cap, relaxed ? "yes" : ruleOf(engine, change.what, place));
}

/** A type that is not known is one that no engine knows. */
function fieldOf({ type = "", required, default: value }: Column): PhysicalField {
  const known = parsed(type) ?? { name: "", parameters: [], fields: [] };
  return { type: { ...known, nullable: !required }, ...(value === undefined ? {} : { default: value }) };
}
