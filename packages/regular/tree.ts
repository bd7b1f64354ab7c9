import type { Ranges } from "./ranges.ts";

/** A pattern: what a text must hold, in the order of the text. */
export type Tree =
  | { readonly is: "set"; readonly ranges: Ranges }
  | { readonly is: "all" | "either"; readonly parts: readonly Tree[] }
  | { readonly is: "repeat"; readonly part: Tree; readonly min: number; readonly max: number }
  /** A place between two characters: the start or the end of the text, where a word begins or ends, where none does. */
  | { readonly is: "place"; readonly place: Place }
  /** What stands behind or ahead of a place, without being taken. */
  | { readonly is: "look"; readonly behind: boolean; readonly negated: boolean; readonly part: Tree };

export type Place = "start" | "end" | "boundary" | "inside";

/** Whether the tree or one of its parts is such. */
export function holds(tree: Tree, such: (tree: Tree) => boolean): boolean {
  if (such(tree)) return true;
  if (tree.is === "look" || tree.is === "repeat") return holds(tree.part, such);
  return (tree.is === "all" || tree.is === "either") && tree.parts.some((part) => holds(part, such));
}
