import { canonical } from "#fingerprint";
import type { Json } from "#model";
import type { Meter } from "#regular";
import { type Form, jsonTypes } from "../forms/form.ts";
import { restricter } from "../forms/restrict.ts";
import type { Workshop } from "../forms/workshop.ts";
import { type Found, type Members, none, type Solver, unknown } from "./found.ts";
import { holds } from "./holds.ts";
import { search } from "./search.ts";

/** Unwinds a search that has spent all its steps; never leaves this room. */
export class Spent extends Error {}

/** Values inside each other that are searched. */
const deepest = 150;

/**
 * A search for values that fit a form. It ends for recursive schemas, because a form that is asked for while it is being decided is taken to fit nothing: the smallest
 * value that fits it holds no other that does. What was decided while something was taken so is kept only as long as that stands.
 */
export function solverOf(shop: Workshop, meter: { steps: number }, texts: Meter): Solver {
  const restrict = restricter(shop);
  const decided = new Map<Form, Found>();
  const assumed = new Map<Form, { lowest: number }>();
  const stack: { readonly form: Form; lowest: number; readonly assumed: Form[] }[] = [];
  const at = new Map<Form, number>();

  const spend = (count = 1) => {
    meter.steps -= count;
    if (meter.steps < 0) throw new Spent();
  };

  const lower = (lowest: number) => {
    const top = stack.at(-1);
    if (top !== undefined) top.lowest = Math.min(top.lowest, lowest);
  };

  const satisfy = (form: Form): Found => {
    if (form === shop.none) return none;
    const known = decided.get(form);
    if (known !== undefined) return known;
    const lowest = assumed.get(form)?.lowest ?? at.get(form);
    if (lowest !== undefined) {
      lower(lowest);
      return none;
    }
    spend();
    if (stack.length > deepest) return unknown("values are nested deeper than is searched");
    const index = stack.length;
    const frame = { form, lowest: index, assumed: [] as Form[] };
    stack.push(frame);
    at.set(form, index);
    const found = ofAnyType(form);
    stack.pop();
    at.delete(form);
    if (found.is !== "none" || frame.lowest >= index) {
      for (const other of frame.assumed) {
        assumed.delete(other);
        if (found.is === "none") decided.set(other, none);
      }
      decided.set(form, found);
      return found;
    }
    lower(frame.lowest);
    for (const other of [...frame.assumed, form]) {
      const before = assumed.get(other);
      assumed.set(other, { lowest: Math.min(before?.lowest ?? Infinity, frame.lowest) });
      stack.at(-1)?.assumed.push(other);
    }
    return none;
  };

  const ofAnyType = (form: Form): Found => {
    let because: string | undefined;
    for (const type of jsonTypes) {
      const restricted = restrict(form, type);
      if (restricted === shop.none) continue;
      const found = search(solver, type, restricted);
      if (found.is === "value") return found;
      if (found.is === "unknown") because ??= found.because;
    }
    return because === undefined ? none : unknown(because);
  };

  const members = (form: Form, most: number): Members => {
    const values: Json[] = [];
    const seen = new Set<string>();
    while (values.length < most) {
      const found = satisfy(shop.and(form, shop.values(values, true)));
      if (found.is === "unknown") return { unknown: found.because };
      if (found.is === "none") return { values, all: true };
      if (seen.has(canonical(found.value))) throw new Error("a value was found twice");
      seen.add(canonical(found.value));
      values.push(found.value);
    }
    return { values, all: false };
  };

  const solver: Solver = { shop, texts, restrict, satisfy, members, spend, holds: (form, one) => holds(form, one) };
  return solver;
}
