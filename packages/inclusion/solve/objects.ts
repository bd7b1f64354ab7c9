import type { Json } from "#model";
import type { Form } from "../forms/form.ts";
import { objectOf } from "../json.ts";
import { type Found, none, type Solver, unknown, value } from "./found.ts";
import { formAt, type ObjectFacts, type Rule } from "./object-facts.ts";
import { type Region, regionsOf } from "./regions.ts";

/** Properties that an object of a witness has at most. */
const longest = 2000;

/** A key that the object has: a name, or one of a region. */
interface Place {
  readonly name?: string;
  readonly region?: Region;
  readonly form: Form;
}

/** An object that fits. Every way to serve the rules of `some` is tried: by a key that is there, by a name that is not, by a key of a region. */
export function solveObject(sorted: ObjectFacts, solver: Solver): Found {
  const { shop } = solver;
  if (sorted.least > sorted.most || sorted.needed.size > sorted.most) return none;
  let because = sorted.because;
  const start: Place[] = [];
  for (const [name, forms] of sorted.needed) {
    const form = shop.and(formAt(sorted, name, solver), ...forms);
    const found = solver.satisfy(form);
    if (found.is === "none") return none;
    if (found.is === "unknown") because ??= found.because;
    start.push({ name, form });
  }
  const regions = sorted.some.length > 0 || start.length < sorted.least ? regionsOf(sorted, solver) : [];
  if (regions === undefined) return unknown("keys are told apart by too many patterns");

  const serve = (index: number, places: readonly Place[]): Found => {
    solver.spend();
    if (places.length > sorted.most) return none;
    const rule = sorted.some[index];
    if (rule === undefined) return filled(sorted, places, regions, solver);
    let why: string | undefined;
    for (const next of choices(sorted, rule, places, regions, solver)) {
      const changed = next.at === undefined ? [...places, next.place] : places.with(next.at, next.place);
      const first = solver.satisfy(next.place.form);
      if (first.is === "unknown") why ??= first.because;
      if (first.is !== "value") continue;
      const found = serve(index + 1, changed);
      if (found.is === "value") return found;
      if (found.is === "unknown") why ??= found.because;
    }
    return why === undefined ? none : unknown(why);
  };
  const found = serve(0, start);
  return found.is === "value" && because !== undefined ? unknown(because) : found;
}

function* choices(sorted: ObjectFacts, rule: Rule, places: readonly Place[], regions: readonly Region[], solver: Solver): Generator<{ readonly at?: number; readonly place: Place }> {
  const { shop, holds } = solver;
  const serves = ({ name, region }: Place) => (name === undefined ? region?.serves.has(rule) === true : holds(rule.keys, name) !== false);
  for (const [at, place] of places.entries()) if (serves(place)) yield { at, place: { ...place, form: shop.and(place.form, rule.form) } };
  const there = new Set(places.map(({ name }) => name));
  for (const region of regions) if (region.serves.has(rule)) yield { place: { region, form: shop.and(region.form, rule.form) } };
  for (const name of sorted.names) if (!there.has(name) && holds(rule.keys, name) !== false) yield { place: { name, form: shop.and(formAt(sorted, name, solver), rule.form) } };
}

/** The places with more of them up to the least number of properties, each with its key and value. */
function filled(sorted: ObjectFacts, places: readonly Place[], regions: readonly Region[], solver: Solver): Found {
  let because: string | undefined;
  const all = [...places];
  const take = (place: Place, most: number) => {
    const found = solver.satisfy(place.form);
    if (found.is === "unknown") because ??= found.because;
    if (found.is === "value") for (let count = 0; count < most; count += 1) all.push(place);
  };
  if (all.length < sorted.least) {
    if (sorted.least > longest) return unknown("only objects fit that have too many properties to be shown");
    const there = new Set(places.map(({ name }) => name));
    for (const name of sorted.names) if (all.length < sorted.least && !there.has(name)) take({ name, form: formAt(sorted, name, solver) }, 1);
  }
  const room = regions.map((region) => ({ region, used: all.filter((place) => place.region === region).length }));
  for (const { region, used } of room) {
    const wanted = used + Math.max(0, sorted.least - all.length);
    if (wanted === 0) continue;
    const keys = region.keys(wanted);
    if ("unknown" in keys) {
      if (used > 0) return unknown(keys.unknown);
      because ??= keys.unknown;
      continue;
    }
    if (keys.length < used) return none;
    take({ region, form: region.form }, keys.length - used);
  }
  if (all.length < sorted.least) return because === undefined ? none : unknown(because);
  return written(all, solver);
}

function written(places: readonly Place[], solver: Solver): Found {
  const entries: [string, Json][] = [];
  const used = new Map<Region, number>();
  for (const { name, region, form } of places) {
    const found = solver.satisfy(form);
    if (found.is !== "value") return found;
    if (name !== undefined) entries.push([name, found.value]);
    if (region === undefined) continue;
    const count = places.filter((place) => place.region === region).length;
    const keys = region.keys(count);
    const at = used.get(region) ?? 0;
    used.set(region, at + 1);
    const key = "unknown" in keys ? undefined : keys[at];
    if (key === undefined) return unknown("a key is not known");
    entries.push([key, found.value]);
  }
  return value(objectOf(entries));
}
