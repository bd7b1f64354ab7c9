import type { Json } from "#model";
import type { Form } from "../forms/form.ts";
import { type JsonType, same } from "../json.ts";
import { arrayFacts, impossibleArray, solveArray } from "./arrays.ts";
import { differs } from "./differs.ts";
import { type Found, none, type Solver, unknown, value } from "./found.ts";
import { isText } from "../forms/keys.ts";
import { solveNumber } from "./numbers.ts";
import { impossibleObject, objectFacts } from "./object-facts.ts";
import { solveObject } from "./objects.ts";
import { solveText } from "./texts.ts";

/** What is taken to hold so far. */
interface State {
  readonly held: Set<Form>;
  readonly facts: Form[];
  /** Alternatives of which none is known to hold. */
  readonly open: Set<Form>;
  /** Values one of which it has to be. */
  allowed?: readonly Json[];
  readonly refused: Json[];
  because?: string;
}

/** A value of a type that fits a form, which is restricted to the type. Goes into alternatives one by one, those first that have few parts left. */
export function search(solver: Solver, type: JsonType, form: Form): Found {
  const state: State = { held: new Set(), facts: [], open: new Set(), refused: [] };
  return hold(solver, state, form) ? decide(solver, type, state) : none;
}

const copy = (state: State): State => ({ ...state, held: new Set(state.held), facts: [...state.facts], open: new Set(state.open), refused: [...state.refused] });

/** Takes a form to hold; false where that contradicts what is held. */
function hold(solver: Solver, state: State, form: Form): boolean {
  if (form.is === "any" || state.held.has(form)) return true;
  if (form.is === "none" || state.held.has(solver.shop.not(form))) return false;
  state.held.add(form);
  switch (form.is) {
    case "and": return form.parts.every((part) => hold(solver, state, part));
    case "or": state.open.add(form); return true;
    case "opaque": state.because ??= form.because; return true;
    case "value":
      if (form.refused) state.refused.push(...form.values);
      else state.allowed = state.allowed?.filter((one) => form.values.some((other) => same(one, other))) ?? form.values;
      return true;
    default: state.facts.push(form); return true;
  }
}

function decide(solver: Solver, type: JsonType, state: State): Found {
  for (let changed = true; changed; ) {
    if (state.allowed !== undefined || type === "boolean" || type === "null") return oneOf(solver, state, state.allowed ?? (type === "null" ? [null] : [true, false]));
    const narrowed = narrow(solver, type, state);
    if (narrowed === undefined) return none;
    changed = narrowed;
  }
  const found = factsAlone(solver, type, state);
  if (found.is === "none" || (state.open.size === 0 && found.is === "unknown")) return found;
  if (found.is === "value") {
    const excluded = typeof found.value === "object" ? state.refused.find((one) => same(one, found.value)) : undefined;
    if (excluded !== undefined) {
      const other = solver.restrict(differs(solver.shop, excluded), type);
      if (!state.held.has(other)) return hold(solver, state, other) ? decide(solver, type, state) : none;
    } else if ([...state.open].every((form) => solver.holds(form, found.value) === true)) return state.because === undefined ? found : unknown(state.because);
    if (state.open.size === 0) return none;
  }
  return branch(solver, type, state);
}

/** Tries the values that it has to be one of. */
function oneOf(solver: Solver, state: State, candidates: readonly Json[]): Found {
  let because: string | undefined;
  for (const one of candidates) {
    solver.spend();
    const fits = [...state.held].reduce<boolean | undefined>((all, form) => {
      if (all === false) return false;
      const holds = solver.holds(form, one);
      return holds === false ? false : all && holds;
    }, true);
    if (fits === true) return value(one);
    if (fits === undefined) because ??= state.because ?? "a value is not known to fit";
  }
  return because === undefined ? none : unknown(because);
}

/** Strikes out parts of alternatives that cannot hold, and alternatives of which a part holds anyway. Undefined where one has no part left; else whether anything new is held. */
function narrow(solver: Solver, type: JsonType, state: State): boolean | undefined {
  const { impossible, certain } = judging(solver, type, state);
  let changed = false;
  for (const form of [...state.open]) {
    if (form.is !== "or") continue;
    solver.spend();
    if (form.parts.some((part) => state.held.has(part))) {
      state.open.delete(form);
      continue;
    }
    const left: Form[] = [];
    for (const part of form.parts) if (left.length < 2 && !impossible(part)) left.push(part);
    const [only] = left;
    if (only === undefined) return undefined;
    if (left.length > 1) {
      if (form.parts.some(certain)) state.open.delete(form);
      continue;
    }
    state.open.delete(form);
    if (!hold(solver, state, only)) return undefined;
    changed = true;
    if (state.allowed !== undefined) return true;
  }
  return changed;
}

/** Whether a form plainly contradicts the facts that are held, or plainly follows from them. Each answer is found once. */
function judging(solver: Solver, type: JsonType, state: State): { impossible(form: Form): boolean; certain(form: Form): boolean } {
  const { shop } = solver;
  const against = againstFacts(solver, type, state);
  const known = new Map<Form, boolean>();
  const impossible = (form: Form): boolean => {
    const before = known.get(form);
    if (before !== undefined) return before;
    solver.spend();
    const answer = contradicted(form);
    known.set(form, answer);
    return answer;
  };
  const contradicted = (form: Form): boolean => {
    if (form.is === "none" || state.held.has(shop.not(form))) return true;
    if (form.is === "and") return form.parts.some(impossible);
    if (form.is === "or") return form.parts.every(impossible);
    return form.is !== "any" && form.is !== "value" && form.is !== "opaque" && against(form);
  };
  const certain = (form: Form): boolean => {
    if (form.is === "any" || state.held.has(form)) return true;
    if (form.is === "and") return form.parts.every(certain);
    if (form.is === "or") return form.parts.some(certain);
    return form.is !== "value" && form.is !== "opaque" && impossible(shop.not(form));
  };
  return { impossible, certain };
}

function againstFacts(solver: Solver, type: JsonType, { facts }: State): (fact: Form) => boolean {
  if (type === "number") return (fact) => solveNumber([...facts, fact], []).is === "none";
  if (type === "string") return (fact) => facts.length < 20 && solveText([...facts, fact], [], solver.texts).is === "none";
  if (type === "array") {
    const sorted = arrayFacts(facts, solver);
    return (fact) => impossibleArray(sorted, fact, solver);
  }
  const sorted = objectFacts(facts, solver);
  return (fact) => impossibleObject(sorted, fact, solver);
}

/** What the facts alone allow, whatever the alternatives say. */
function factsAlone(solver: Solver, type: JsonType, { facts, refused }: State): Found {
  solver.spend(1 + (facts.length >> 3));
  switch (type) {
    case "number": return solveNumber(facts, refused);
    case "string": return solveText(facts, refused.filter(isText), solver.texts);
    case "array": return solveArray(arrayFacts(facts, solver), solver);
    default: return solveObject(objectFacts(facts, solver), solver);
  }
}

function branch(solver: Solver, type: JsonType, state: State): Found {
  let best: Form | undefined;
  for (const form of state.open) if (best === undefined || ("parts" in form && "parts" in best && form.parts.length < best.parts.length)) best = form;
  if (best === undefined || best.is !== "or") return none;
  let because: string | undefined;
  for (const part of best.parts) {
    solver.spend();
    const next = copy(state);
    next.open.delete(best);
    const found = hold(solver, next, part) ? decide(solver, type, next) : none;
    if (found.is === "value") return found;
    if (found.is === "unknown") because ??= found.because;
  }
  return because === undefined ? none : unknown(because);
}
