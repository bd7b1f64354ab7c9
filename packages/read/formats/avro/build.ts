import type { AvroNamed, AvroPrimitive, AvroValue, Location, Path, Problem, ProblemRule, SourceMap, SourceNode } from "#model";
import { plain } from "../../plain.ts";
import type { Parsed } from "./json.ts";

/** What is gathered while a schema is read. */
export interface Build {
  readonly parsed: Parsed;
  readonly problems: Problem[];
  /** Types as they are finished, by full name. */
  readonly names: Map<string, AvroNamed>;
  /** Types as they are met, by full name: a type may use itself. */
  readonly begun: Map<string, Location>;
  /** What can only be looked at when every name is known. */
  readonly later: (() => void)[];
  /** Set where no reader could make anything of the schema. */
  broken: boolean;
}

/** Where the reading stands. */
export interface Here {
  readonly node: SourceNode;
  readonly path: Path;
  /** The namespace around; empty for none. */
  readonly namespace: string;
}

export type Wrong = readonly [rule: ProblemRule, message: string, hint?: string];

/** Something that the specification forbids and that every reader can read past. */
export function say({ problems }: Build, at: Location, path: Path, [rule, message, hint]: Wrong): void {
  problems.push({ rule, at, path, message, ...(hint === undefined ? {} : { hint }) });
}

/** Something that leaves open what the schema means. Gives a type to go on with, so that what else is wrong is found too. */
export function refuse(build: Build, at: Location, path: Path, wrong: Wrong): AvroPrimitive {
  build.broken = true;
  say(build, at, path, wrong);
  return { type: "null", at, spots: none, attributes: new Map() };
}

export const none: Readonly<Record<string, Location>> = Object.freeze(Object.create(null));

/** The text of a key; undefined where it is absent or, which is said, no text. */
export function textOf(build: Build, map: SourceMap, key: string, path: Path): string | undefined {
  const entry = map.entries.get(key);
  if (entry === undefined) return undefined;
  if (entry.node.kind === "scalar" && typeof entry.node.value === "string") return entry.node.value;
  say(build, entry.at, [...path, key], ["wrong-type", `\`${key}\` is not a text.`, `Write \`${key}\` in double quotes.`]);
  return undefined;
}

export function valueOf({ parsed }: Build, map: SourceMap, key: string): AvroValue | undefined {
  const entry = map.entries.get(key);
  return entry === undefined ? undefined : { value: plain(entry.node), exact: parsed.exact(entry.node), at: entry.at };
}

/** Every key of a map but these. */
export function attributesOf(build: Build, map: SourceMap, known: readonly string[]): ReadonlyMap<string, AvroValue> {
  const attributes = new Map<string, AvroValue>();
  for (const key of map.entries.keys()) {
    const value = known.includes(key) ? undefined : valueOf(build, map, key);
    if (value !== undefined) attributes.set(key, value);
  }
  return attributes;
}

/** The items of a list under a key; undefined where it is absent or, which is said, no list. */
export function itemsOf(build: Build, map: SourceMap, key: string, path: Path): readonly SourceNode[] | undefined {
  const entry = map.entries.get(key);
  if (entry === undefined || entry.node.kind === "list") return entry?.node.kind === "list" ? entry.node.items : undefined;
  say(build, entry.at, [...path, key], ["wrong-type", `\`${key}\` is not a list.`, `Write \`${key}\` in brackets.`]);
  return undefined;
}
