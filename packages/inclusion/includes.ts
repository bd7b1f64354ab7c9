import type { Json } from "#model";
import { likenessOf } from "./forms/likeness.ts";
import { formOf } from "./forms/read.ts";
import { workshop } from "./forms/workshop.ts";
import { instancesOf } from "./instances/instances.ts";
import { shrunk } from "./instances/shrink.ts";
import { deeperThan, same } from "./json.ts";
import { libraryOf } from "./references/library.ts";
import type { Reading, SchemaSide } from "./side.ts";
import { solverOf, Spent } from "./solve/solver.ts";
import type { Found } from "./solve/found.ts";
import { checker } from "./valid.ts";

/** Whether every instance of one schema fits another; where not, one that shows it. */
export type Inclusion = { readonly answer: "yes" } | { readonly answer: "no"; readonly witness?: Json } | { readonly answer: "unknown"; readonly because: string };

export interface How extends Reading {
  /** Work after which the answer is "unknown". */
  readonly steps?: number;
}

const usual = 200_000;
/** Schemas that are nested deeper are not read. */
const deepest = 300;
/** Schemas that meet a value, in all instances that are tried. */
const asked = 4_000_000;
/** Instances at the edges of both schemas that are tried before an answer is "yes" or "unknown". */
const tried = 120;

/** Whether every instance of `sub` fits `sup`. Pure; never throws for what a schema says. */
export function includes(sub: SchemaSide, sup: SchemaSide, how: How = {}): Inclusion {
  const equal = sub.dialect === sup.dialect && sub.base === sup.base && sub.documents === sup.documents && same(sub.schema, sup.schema);
  return equal ? { answer: "yes" } : separate([sub], [sup], how);
}

/** The same for several schemas: whether whatever fits all of `fits` also fits one of `unfits`; where not, an instance that fits all of the first and none of the others. */
export function separate(fits: readonly SchemaSide[], unfits: readonly SchemaSide[], how: How = {}): Inclusion {
  const sides = [...fits, ...unfits];
  if (sides.some(({ schema }) => deeperThan(schema, deepest))) return { answer: "unknown", because: "a schema is nested too deeply" };
  const left = { steps: asked };
  const checks = sides.map((side, index) => ({ check: checker(side, how, left), wanted: index < fits.length }));
  const shows = (one: Json) => checks.every(({ check, wanted }) => check(one) === wanted);
  const found = proof(fits, unfits, how);
  if (found.is === "value" && shows(found.value)) return { answer: "no", witness: found.value };
  for (const one of instancesOf(sides, { count: tried, seed: 1 })) if (shows(one)) return { answer: "no", witness: shrunk(one, shows) };
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

/** A value that fits the first and none of the others, by proof alone: not tried on anything, and not checked. */
export function proof(fits: readonly SchemaSide[], unfits: readonly SchemaSide[], how: How): Found {
  const [inner, outer] = [fits.map(libraryOf), unfits.map(libraryOf)];
  const shop = workshop(likenessOf([...inner, ...outer]));
  const solver = solverOf(shop, how.steps ?? usual);
  try {
    return solver.satisfy(shop.and(...inner.map((library) => formOf(library, how, shop)), ...outer.map((library) => shop.not(formOf(library, how, shop)))));
  } catch (error) {
    if (error instanceof Spent) return { is: "unknown", because: "the schemas need more steps than are taken" };
    throw error;
  }
}
