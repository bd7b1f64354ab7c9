import { type Meter, spend, Undecided } from "./meter.ts";
import type { Ranges } from "./ranges.ts";
import { holds, type Place, type Tree } from "./tree.ts";

/** A node that takes a character of a set, or one with ways to others that take none; some are open only at certain places. */
export type Node = { readonly on: number; readonly to: number } | { readonly ways: readonly Way[] };
interface Way {
  readonly to: number;
  readonly when?: Place | Look;
}

/** What must or must not stand around a place. */
export interface Look {
  readonly behind: boolean;
  readonly negated: boolean;
  readonly body: Nfa;
  /** Its place among the looks of the whole pattern. */
  readonly index: number;
}

/** A nondeterministic automaton; reaching `final` accepts. */
export interface Nfa {
  readonly nodes: readonly Node[];
  readonly start: number;
  readonly final: number;
}

/** What all automata of one pattern share. */
export interface Parts {
  readonly sets: Ranges[];
  readonly looks: Look[];
}

/** So that there are at most ten nodes for each state that the budget allows. */
const stepsPerNode = 30;

/**
 * A pattern as an automaton. `searching`: any text may stand before it. Thompson 1968 ("Regular expression search algorithm"), built from the end, so that each piece
 * knows what follows it. Throws `Undecided` where it needs more nodes than the budget has steps for.
 */
export function nfaOf(tree: Tree, searching: boolean, parts: Parts, meter: Meter): Nfa {
  const nodes: Node[] = [];
  const known = new Map(parts.sets.map((ranges, index) => [String(ranges), index]));
  const set = (ranges: Ranges): number => {
    const key = String(ranges);
    const index = known.get(key) ?? parts.sets.push(ranges) - 1;
    known.set(key, index);
    return index;
  };
  const add = (node: Node): number => {
    spend(meter, 0, stepsPerNode);
    return nodes.push(node) - 1;
  };
  const final = add({ ways: [] });

  const build = (part: Tree, next: number): number => {
    switch (part.is) {
      case "set":
        return add({ on: set(part.ranges), to: next });
      case "all":
        return part.parts.reduceRight((after, one) => build(one, after), next);
      case "either":
        return add({ ways: part.parts.map((one) => ({ to: build(one, next) })) });
      case "repeat":
        return repeat(part, next);
      case "place":
        return add({ ways: [{ to: next, when: part.place }] });
      case "look": {
        if (part.behind ? looksAhead(part.part) : looksBehind(part.part)) throw new Undecided(part.behind ? "it looks ahead from inside a look behind" : "it looks behind from inside a look ahead");
        const body = nfaOf(part.part, part.behind, parts, meter);
        const look: Look = { behind: part.behind, negated: part.negated, body, index: parts.looks.length };
        parts.looks.push(look);
        return add({ ways: [{ to: next, when: look }] });
      }
    }
  };

  /** `x{2,4}` is `xx(x(x)?)?`; `x{2,}` is `xxx*`. */
  const repeat = ({ part, min, max }: Extract<Tree, { is: "repeat" }>, next: number): number => {
    let entry = next;
    if (max === Infinity) {
      const ways: Way[] = [];
      entry = add({ ways });
      ways.push({ to: build(part, entry) }, { to: next });
    } else for (let copy = min; copy < max; copy += 1) entry = add({ ways: [{ to: build(part, entry) }, { to: next }] });
    for (let copy = 0; copy < min; copy += 1) entry = build(part, entry);
    return entry;
  };

  const entry = build(tree, final);
  if (!searching) return { nodes, start: entry, final };
  const ways: Way[] = [{ to: entry }];
  const start = add({ ways });
  ways.push({ to: add({ on: set([[0, 0x10ffff]]), to: start }) });
  return { nodes, start, final };
}

/** Whether it asks what comes after its end. */
const looksAhead = (tree: Tree): boolean => holds(tree, (one) => (one.is === "place" && one.place !== "start") || (one.is === "look" && !one.behind));
const looksBehind = (tree: Tree): boolean => holds(tree, (one) => one.is === "look" && one.behind);
