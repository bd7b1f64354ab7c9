import { canonical } from "#fingerprint";
import type { Json } from "#model";
import type { Form } from "../forms/form.ts";
import { type Found, none, type Solver, unknown, value } from "./found.ts";

/** Items of an array of different values at most. */
const longest = 200;

/**
 * Different values, one for each form. A form that more values fit than there are forms can wait for the others; among these a matching in a bipartite graph decides
 * (Kuhn's augmenting paths).
 */
export function distinct(forms: readonly Form[], solver: Solver): Found {
  if (forms.length > longest) return unknown("only arrays fit that are too long to be shown");
  const choices: (readonly Json[])[] = [];
  for (const form of forms) {
    const members = solver.members(form, forms.length);
    if ("unknown" in members) return unknown(members.unknown);
    choices.push(members.values);
  }
  const owner = new Map<string, number>();
  const chosen: Json[] = [];
  const place = (index: number, tried: Set<string>): boolean => {
    solver.spend();
    for (const one of choices[index] ?? []) {
      const key = canonical(one);
      if (tried.has(key)) continue;
      tried.add(key);
      const before = owner.get(key);
      if (before !== undefined && !place(before, tried)) continue;
      owner.set(key, index);
      chosen[index] = one;
      return true;
    }
    return false;
  };
  for (const index of forms.keys()) if (!place(index, new Set())) return none;
  return value(chosen);
}
