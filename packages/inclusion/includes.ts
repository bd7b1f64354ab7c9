import type { Json } from "#model";
import { likenessOf } from "./forms/likeness.ts";
import { formOf } from "./forms/read.ts";
import { workshop } from "./forms/workshop.ts";
import { instancesOf } from "./instances/instances.ts";
import { shrunk } from "./instances/shrink.ts";
import { same } from "./json.ts";
import { libraryOf } from "./references/library.ts";
import type { Reading, SchemaSide } from "./side.ts";
import type { Found } from "./solve/found.ts";
import { solverOf, Spent } from "./solve/solver.ts";
import { checker } from "./valid.ts";
import { tooMuch, usualSteps, type Work, workOf } from "./work.ts";

/** Whether every instance of one schema fits another; where not, one that shows it. */
export type Inclusion = { readonly answer: "yes" } | { readonly answer: "no"; readonly witness?: Json } | { readonly answer: "unknown"; readonly because: string };

export interface How extends Reading {
  /** Work after which the answer is "unknown". */
  readonly steps?: number;
  /** Work that several questions share. */
  readonly work?: Work;
  /** Instances at the edges of all schemas that are tried before an answer is "yes" or "unknown". */
  readonly tries?: number;
}

const usualTries = 120;

/** Whether every instance of `sub` fits `sup`. Pure; never throws for what a schema says. */
export function includes(sub: SchemaSide, sup: SchemaSide, how: How = {}): Inclusion {
  const equal = sub.dialect === sup.dialect && sub.base === sup.base && sub.documents === sup.documents && same(sub.schema, sup.schema);
  return equal ? { answer: "yes" } : separate([sub], [sup], how);
}

/** The same for several schemas: whether whatever fits all of `fits` also fits one of `unfits`; where not, an instance that fits all of the first and none of the others. */
export function separate(fits: readonly SchemaSide[], unfits: readonly SchemaSide[], how: How = {}): Inclusion {
  const sides = [...fits, ...unfits];
  const refused = sides.map(tooMuch).find((because) => because !== undefined);
  if (refused !== undefined) return { answer: "unknown", because: refused };
  const work = how.work ?? workOf(how.steps);
  const found = proof(fits, unfits, { ...how, work });
  const tells = (meter?: { steps: number }) => {
    const checks = sides.map((side, index) => ({ check: checker(side, how, meter), wanted: index < fits.length }));
    return (one: Json) => checks.every(({ check, wanted }) => check(one) === wanted);
  };
  if (found.is === "value" && tells()(found.value)) return { answer: "no", witness: found.value };
  const refuted = tryOut(sides, tells, work, how);
  if (refuted !== undefined) return { answer: "no", witness: refuted };
  if (found.is === "none") return sides.some(isDisputed) ? { answer: "unknown", because: disputed } : { answer: "yes" };
  return { answer: "unknown", because: found.is === "unknown" ? found.because : "a value was found that should tell the schemas apart and does not" };
}

const disputed = "validators of 2019-09 do not agree whether what `contains` finds is evaluated for `unevaluatedItems`";

/** Whether a schema says `contains` and `unevaluatedItems` in 2019-09: the draft lets the one know nothing of the other (Core §9.3.1.3), and widely used validators do not keep to it. */
function isDisputed({ schema, dialect, documents }: SchemaSide): boolean {
  if (dialect !== "2019-09") return false;
  const texts = JSON.stringify([schema, ...(documents?.values() ?? [])]);
  return texts.includes('"contains":') && texts.includes('"unevaluatedItems":');
}

/** One of the instances made at the edges of all schemas that tells them apart, as small as can be. */
function tryOut(sides: readonly SchemaSide[], tells: (meter: { steps: number }) => (one: Json) => boolean, work: Work, { steps = usualSteps, tries = usualTries }: How): Json | undefined {
  const most = Math.max(0, Math.min(work.trials, 4 * steps));
  const meter = { steps: most };
  const shows = tells(meter);
  let found: Json | undefined;
  for (const one of instancesOf(sides, { count: tries, seed: 1 })) {
    if (meter.steps < 0 || found !== undefined) break;
    if (shows(one)) found = shrunk(one, shows);
  }
  work.trials -= most - Math.max(0, meter.steps);
  return found;
}

/** A value that fits the first and none of the others, by proof alone: not tried on anything, and not checked. */
export function proof(fits: readonly SchemaSide[], unfits: readonly SchemaSide[], how: How = {}): Found {
  const work = how.work ?? workOf(how.steps);
  const [inner, outer] = [fits.map(libraryOf), unfits.map(libraryOf)];
  const shop = workshop(likenessOf([...inner, ...outer]));
  const most = Math.max(0, Math.min(how.steps ?? usualSteps, work.steps));
  const meter = { steps: most };
  const solver = solverOf(shop, meter, work.texts);
  try {
    return solver.satisfy(shop.and(...inner.map((library) => formOf(library, how, shop)), ...outer.map((library) => shop.not(formOf(library, how, shop)))));
  } catch (error) {
    if (error instanceof Spent) return { is: "unknown", because: "the schemas need more steps than are taken" };
    throw error;
  } finally {
    work.steps -= most - Math.max(0, meter.steps);
  }
}
