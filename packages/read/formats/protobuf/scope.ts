import type { Location, ProtoEdition, ProtoElement, ProtoFeatures, ProtoOption } from "#model";
import type { Cursor } from "./cursor.ts";
import type { Token } from "./tokens.ts";
import { Wrong } from "./wrong.ts";

/** Where a declaration stands. */
export interface Scope {
  readonly cursor: Cursor;
  readonly edition: ProtoEdition;
  /** Full name of the package or message around it; empty at the top of a file without package. */
  readonly name: string;
}

/** An element that waits for the features of what is around it: an option that they come from may stand below it. */
export type Later<Element> = (around: ProtoFeatures) => Element;

/** Longer names are refused: each element carries all of its full name. */
const longest = 512;

/** The full name of something declared in a scope. */
export function fullName({ name: around, cursor }: Pick<Scope, "name" | "cursor">, name: Token): string {
  const full = around === "" ? name.text : `${around}.${name.text}`;
  if (full.length > longest) throw new Wrong(name.from, name.to, `A name with its parents is longer than ${longest} letters, at line ${cursor.place(name).line}.`, "Write it shorter.", "limit-exceeded");
  return full;
}

/** What every declared element has, but for its features. */
export function declared(scope: Scope, from: number, name: Token, options: readonly ProtoOption[], spots: Readonly<Record<string, Location>> = {}): Omit<ProtoElement, "features"> {
  return { name: name.text, fullName: fullName(scope, name), at: scope.cursor.place(name), whole: scope.cursor.since(from), options, spots: { name: scope.cursor.place(name), ...spots } };
}
