import { decided, Undecided } from "./meter.ts";
import { parse } from "./parse.ts";
import { last, others, type Ranges } from "./ranges.ts";
import type { Place, Tree } from "./tree.ts";

/** How a regular-expression engine that is not ECMA-262 writes the little that all have: code points, classes, places. It must match by code points, without any flag. */
export interface Flavour {
  /** A code point, inside and outside of classes; ASCII letters and digits are written as they are. */
  readonly point: (code: number) => string;
  /** Places as ECMA-262 means them; absent where the engine cannot say them, or means another thing (`\b` with words beyond ASCII). */
  readonly places: Partial<Record<Place, string>>;
  /** The most that `{n}` may say, nested ones multiplied. */
  readonly mostRepeats: number;
  /** What opens a group; `(?:` where nothing is said. */
  readonly group?: string;
  /** What takes no characters but must, or must not, match ahead; absent in engines that run in linear time. */
  readonly ahead?: { readonly is: string; readonly isNot: string };
}

/** Patterns that must all be found in a text, or (`negated`) must not. */
export interface Sought {
  readonly pattern: string;
  readonly negated: boolean;
}

/**
 * A pattern of ECMA-262 (flag `u`) in another flavour: the same texts are found. Looks ahead at the very start (`^(?=.*\d)…`, as passwords are checked) become patterns of their own, so that
 * an engine without them still answers.
 */
export function portable(pattern: string, flavour: Flavour): { readonly all: readonly Sought[] } | { readonly unknown: string } {
  return decided(() => ({ all: split(parse(pattern)).map(({ tree, negated }) => ({ pattern: print(tree, flavour, 1), negated })) }));
}

function split(tree: Tree): readonly { readonly tree: Tree; readonly negated: boolean }[] {
  if (tree.is !== "all" || !atStart(tree.parts[0])) return [{ tree, negated: false }];
  const [start = tree, ...parts] = tree.parts;
  const until = parts.findIndex((part) => part.is !== "look" || part.behind);
  const looks = parts.slice(0, until < 0 ? parts.length : until);
  const body: Tree = { is: "all", parts: [start, ...parts.slice(looks.length)] };
  return [...looks.flatMap((look) => (look.is === "look" ? [{ tree: { is: "all" as const, parts: [start, look.part] }, negated: look.negated }] : [])), { tree: body, negated: false }];
}

const atStart = (tree: Tree | undefined) => tree?.is === "place" && tree.place === "start";

function print(tree: Tree, flavour: Flavour, times: number): string {
  switch (tree.is) {
    case "set":
      return set(tree.ranges, flavour);
    case "all":
      return tree.parts.map((part) => print(part, flavour, times)).join("");
    case "either":
      return `${flavour.group ?? "(?:"}${tree.parts.map((part) => print(part, flavour, times)).join("|")})`;
    case "repeat": {
      const most = Math.max(tree.min, tree.max === Infinity ? 0 : tree.max, 1) * times;
      if (most > flavour.mostRepeats) throw new Undecided(`it repeats a part more than ${flavour.mostRepeats} times`);
      return `${flavour.group ?? "(?:"}${print(tree.part, flavour, most)})${counted(tree.min, tree.max)}`;
    }
    case "place": {
      const sign = flavour.places[tree.place];
      if (sign === undefined) throw new Undecided("it asks where words begin and end, in a way that is not the same elsewhere");
      return sign;
    }
    case "look":
      if (flavour.ahead === undefined || tree.behind) throw new Undecided(`it looks ${tree.behind ? "behind" : "ahead from inside"}`);
      return `${tree.negated ? flavour.ahead.isNot : flavour.ahead.is}${print(tree.part, flavour, times)})`;
  }
}

function counted(min: number, max: number): string {
  if (max === Infinity) return min === 0 ? "*" : min === 1 ? "+" : `{${min},}`;
  return min === 0 && max === 1 ? "?" : min === max ? `{${min}}` : `{${min},${max}}`;
}

function set(ranges: Ranges, { point }: Flavour): string {
  const written = (code: number) => ((code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) ? String.fromCharCode(code) : point(code));
  const inside = (some: Ranges) => some.map(([from, to]) => (from === to ? written(from) : `${written(from)}-${written(to)}`)).join("");
  const [only] = ranges;
  if (ranges.length === 1 && only !== undefined && only[0] === only[1]) return written(only[0]);
  const rest = ranges.at(-1)?.[1] === last ? others(ranges) : undefined;
  if (ranges.length === 0) return `[^${inside([[0, last]])}]`;
  return rest === undefined || rest.length === 0 ? `[${inside(ranges)}]` : `[^${inside(rest)}]`;
}
