import type { Contract, Property, SchemaObject } from "#model";
import { elementKeys } from "../contract/same.ts";
import { pair } from "../pair.ts";

/** The elements of a contract that stand beside each other, as it was and as it is. */
export interface Level {
  /** By the step that the path of a change has for it. */
  readonly steps: ReadonlyMap<string, Element>;
  /** By each name and physical name that it has or had. */
  readonly names: ReadonlyMap<string, readonly Element[]>;
  /** Array items and map entries: people who name a field leave them out. */
  readonly silent: readonly Element[];
}

export interface Element {
  readonly step: string;
  readonly below: Level;
}

type Named = SchemaObject | Property;

/** The elements of one or two versions of a contract, paired as the comparison pairs them. */
export function elementsOf([before, after]: readonly Contract[]): Level {
  return level(before?.objects ?? [], after?.objects ?? [], []);
}

function level(before: readonly Named[], after: readonly Named[], silent: readonly Element[]): Level {
  const { both, gone, fresh } = pair(before, after, elementKeys);
  const steps = new Map(silent.map((element) => [element.step, element]));
  const names = new Map<string, Element[]>();
  const add = (step: string, was?: Named, is?: Named) => {
    const made = element(step, was, is);
    if (!steps.has(step)) steps.set(step, made);
    for (const name of new Set([was?.name, was?.physicalName, is?.name, is?.physicalName])) {
      if (name === undefined) continue;
      const same = names.get(name);
      if (same === undefined) names.set(name, [made]);
      else same.push(made);
    }
  };
  for (const [was, is] of both) add(is.name ?? "", was, is);
  for (const is of fresh) add(is.name ?? "", undefined, is);
  for (const was of gone) add(was.name ?? "", was);
  return { steps, names, silent };
}

function element(step: string, was: Named | undefined, is: Named | undefined): Element {
  const parts = [["[]", itemsOf(was), itemsOf(is)], ["{key}", mapOf(was)?.key, mapOf(is)?.key], ["{value}", mapOf(was)?.value, mapOf(is)?.value]] as const;
  const silent = parts.flatMap(([name, old, now]) => (old === undefined && now === undefined ? [] : [element(name, old, now)]));
  return { step, below: level(was?.properties ?? [], is?.properties ?? [], silent) };
}

const itemsOf = (one: Named | undefined) => (one !== undefined && "items" in one ? one.items : undefined);
const mapOf = (one: Named | undefined) => (one !== undefined && "map" in one ? one.map : undefined);

/** Longer texts name nothing. */
const longest = 2000;

/**
 * Where a text such as `address.city` may lead below some elements: a path for each. Names may hold dots themselves, so that every way to
 * split the text is tried; no place is looked at twice with the same rest.
 */
export function find(text: string, from: Level): string[][] {
  if (text.length > longest) return [];
  const found: string[][] = [];
  const seen = new Map<Level, Set<number>>();
  const open: { readonly level: Level; readonly start: number; readonly path: readonly string[] }[] = [{ level: from, start: 0, path: [] }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { level, start, path } = next;
    const starts = seen.get(level) ?? new Set();
    if (starts.has(start)) continue;
    seen.set(level, starts.add(start));
    for (const { step, below } of level.silent) open.push({ level: below, start, path: [...path, step] });
    for (let end = text.indexOf(".", start); ; end = text.indexOf(".", end + 1)) {
      for (const { step, below } of level.names.get(end < 0 ? text.slice(start) : text.slice(start, end)) ?? []) {
        if (end < 0) found.push([...path, step]);
        else open.push({ level: below, start: end + 1, path: [...path, step] });
      }
      if (end < 0) break;
    }
  }
  return found;
}

/** The part of a change's path that leads to an element; what follows names a promise of it. */
export function elementPath(path: readonly string[], from: Level): readonly string[] {
  let level = from;
  for (const [depth, step] of path.entries()) {
    const next = level.steps.get(step);
    if (next === undefined) return path.slice(0, depth);
    level = next.below;
  }
  return path;
}
