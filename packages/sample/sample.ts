import type { Contract } from "#model";
import { type Broken, audit } from "./audit.ts";
import { fillPlan } from "./fill-plan.ts";
import { planOf } from "./plan.ts";
import type { Plan, Table } from "./table.ts";
import type { Told } from "./told.ts";

/** What decides which rows are made up; the same always gives the same rows. */
export interface HowToSample {
  /** Rows of each object. */
  readonly rows: number;
  readonly seed: number;
  /** What service levels call now, in UTC, as ISO 8601. */
  readonly now: string;
}

export interface Sampled {
  readonly plan: Plan;
  readonly tables: readonly Table[];
  readonly told: readonly Told[];
  /** The promises that the rows break. */
  readonly broken: readonly Broken[];
}

/** A rule about the number of rows is followed up to this many, where no more are asked for. */
const mostRows = 100_000;

/** Rows of every object of a contract that keep what it promises; what they cannot keep is told. Work and memory follow rows times columns. */
export function sample(contract: Contract, { rows, seed, now }: HowToSample): Sampled {
  const told: Told[] = [];
  const tell = (one: Told) => void told.push(one);
  const moment = Date.parse(now);
  if (Number.isNaN(moment)) throw new Error("now is no moment");
  const tables = planOf(contract, rows, Math.max(rows, mostRows), moment, tell);
  const plan: Plan = { tables, links: tables.flatMap(({ links }) => links), seed, now: moment };
  const made = fillPlan(plan, tell);
  const broken = audit(plan, made);
  for (const one of broken) tell({ is: "unkept", path: one.path, at: one.at, message: unkept(one) });
  for (const [index, table] of tables.entries())
    for (const [at, { path, property, hidden }] of table.columns.entries()) {
      const values = made[index]?.columns.find(({ of }) => of === at)?.values ?? [];
      if (!hidden && values.length > 0 && values.every((value) => value === null)) tell({ is: "emptied", path, at: property.at, message: "No value keeps everything that is promised, so the column is left empty." });
    }
  return { plan, tables: made, told, broken };
}

const unkept = ({ check, says }: Broken): string => `Nothing was found that keeps ${says} together with everything else that is promised (${check}).`;
