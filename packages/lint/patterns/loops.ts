import type { Tree } from "./parse.ts";
import { overlap, type Ranges } from "./ranges.ts";

/** Larger patterns are not looked at. */
const most = { places: 300, steps: 100_000 };
/** From this width on, `{1,20}` counts as a loop: what doubles twenty times is endless in practice. */
const wide = 10;

/** The places of a pattern (its characters and classes) and which may follow which, in how many ways (Glushkov's automaton). */
interface Machine {
  readonly sets: Ranges[];
  readonly follow: Map<number, number>[];
}
interface Piece {
  readonly first: readonly number[];
  readonly last: readonly number[];
  readonly empty: boolean;
}

/**
 * Whether a backtracking engine can need exponential time: some text leads from a place back to itself in two ways
 * (Weideman, van der Merwe, Berglund, Watson 2016, "Analyzing matching time behavior of backtracking regular expression matchers": EDA).
 * Undefined where the pattern is too large to tell.
 */
export function isExplosive(tree: Tree): boolean | undefined {
  const machine: Machine = { sets: [], follow: [] };
  if (build(tree, machine) === undefined) return undefined;
  const count = machine.sets.length;
  const pairs = components(machine);
  if (pairs === undefined) return undefined;
  const diagonal = new Map<number, number>();
  for (let place = 0; place < count; place += 1) {
    const component = pairs.get(place * count + place);
    if (component !== undefined) diagonal.set(place, component);
  }
  const looped = new Set(diagonal.values());
  for (const [pair, component] of pairs) if (Math.floor(pair / count) !== pair % count && looped.has(component)) return true;
  return machine.follow.some((next, place) => [...next].some(([to, ways]) => ways > 1 && diagonal.get(place) === diagonal.get(to)));
}

function build(tree: Tree, machine: Machine): Piece | undefined {
  if (tree.is === "set") {
    if (machine.sets.length >= most.places) return undefined;
    const place = machine.sets.push(tree.ranges) - 1;
    machine.follow.push(new Map());
    return { first: [place], last: [place], empty: false };
  }
  if (tree.is === "repeat") return repeat(tree, machine);
  let piece: Piece | undefined = tree.is === "all" ? { first: [], last: [], empty: true } : undefined;
  for (const part of tree.parts) {
    const next = build(part, machine);
    if (next === undefined) return undefined;
    piece = tree.is === "all" && piece !== undefined ? chain(piece, next, machine) : piece === undefined ? next : { first: [...piece.first, ...next.first], last: [...piece.last, ...next.last], empty: piece.empty || next.empty };
  }
  return piece;
}

/** `x{2,4}` is `xx(x(x)?)?`; `x{2,}`, and what is wide, is `xx` with a loop on the last. */
function repeat({ part, min, max }: Extract<Tree, { is: "repeat" }>, machine: Machine): Piece | undefined {
  const endless = max - min >= wide;
  const copies = endless ? Math.max(min, 1) : max;
  let piece: Piece = { first: [], last: [], empty: true };
  for (let copy = 0; copy < copies; copy += 1) {
    const next = build(part, machine);
    if (next === undefined) return undefined;
    if (next.first.length === 0) return next;
    if (endless && copy === copies - 1) link(next, next, machine);
    const optional = copy >= min;
    const joined = chain(piece, next, machine);
    piece = optional ? { first: joined.first, last: [...piece.last, ...next.last], empty: piece.empty } : joined;
  }
  return piece;
}

function chain(a: Piece, b: Piece, machine: Machine): Piece {
  link(a, b, machine);
  return { first: a.empty ? [...a.first, ...b.first] : a.first, last: b.empty ? [...a.last, ...b.last] : b.last, empty: a.empty && b.empty };
}

function link(a: Piece, b: Piece, { follow }: Machine) {
  for (const from of a.last) for (const to of b.first) follow[from]?.set(to, (follow[from]?.get(to) ?? 0) + 1);
}

/** Tarjan's strongly connected components, larger than one node or with a loop, of the pairs of places that one text can reach together. */
function components({ sets, follow }: Machine): Map<number, number> | undefined {
  const count = sets.length;
  const order = new Map<number, number>();
  const low = new Map<number, number>();
  const stack: number[] = [];
  const component = new Map<number, number>();
  let steps = 0;
  const nexts = (pair: number): number[] => {
    const found: number[] = [];
    for (const a of follow[Math.floor(pair / count)]?.keys() ?? [])
      for (const b of follow[pair % count]?.keys() ?? []) {
        const [one, other] = [sets[a] ?? [], sets[b] ?? []];
        steps += one.length * other.length;
        if (overlap(one, other)) found.push(a * count + b);
      }
    return found;
  };
  for (let place = 0; place < count; place += 1) {
    const root = place * count + place;
    if (order.has(root)) continue;
    const frames: { pair: number; left: number[]; loop: boolean }[] = [];
    const enter = (pair: number) => {
      order.set(pair, order.size);
      low.set(pair, order.size - 1);
      stack.push(pair);
      const left = nexts(pair);
      frames.push({ pair, left, loop: left.includes(pair) });
    };
    enter(root);
    for (let frame = frames.at(-1); frame !== undefined; frame = frames.at(-1)) {
      if (steps > most.steps) return undefined;
      const next = frame.left.pop();
      if (next !== undefined) {
        if (!order.has(next)) enter(next);
        else if (!component.has(next)) low.set(frame.pair, Math.min(low.get(frame.pair) ?? 0, order.get(next) ?? 0));
        continue;
      }
      frames.pop();
      const above = frames.at(-1);
      if (above !== undefined) low.set(above.pair, Math.min(low.get(above.pair) ?? 0, low.get(frame.pair) ?? 0));
      if (low.get(frame.pair) !== order.get(frame.pair)) continue;
      const members: number[] = [];
      let member: number | undefined;
      do {
        member = stack.pop();
        if (member !== undefined) members.push(member);
      } while (member !== undefined && member !== frame.pair);
      const name = members.length > 1 || frame.loop ? frame.pair : -1;
      for (const one of members) component.set(one, name);
    }
  }
  for (const [pair, name] of component) if (name === -1) component.delete(pair);
  return component;
}
