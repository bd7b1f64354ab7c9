import type { Consumer, Contract, Described, Tolerance } from "#model";
import { grouped } from "../grouped.ts";
import { type Element, elementsOf, type Level } from "./elements.ts";
import type { Readers } from "./readers.ts";

/** Who reads the data of a schema file: whoever reads a contract that calls the file its schema. `path` is that of the change, without the file. */
export type Linked = (file: string, path: readonly string[], tolerance: Tolerance | undefined) => Consumer[];

interface Link {
  readonly readers: Readers;
  readonly elements: Level;
  /** The one object of the contract that the file describes; absent where it may be any. */
  readonly object?: string;
}

/** `readersOf`: who reads a contract, of which there are one or two versions. */
export function linkedReaders(described: readonly Described[], readersOf: (versions: readonly Contract[]) => Readers): Linked {
  const links = new Map<string, Link[]>();
  for (const [file, all] of grouped(described, ({ file }) => file))
    links.set(file, [...grouped(all, ({ contract: { id, at } }) => id ?? at.file).values()].map((same): Link => {
      const versions = [...new Set(same.map(({ contract }) => contract))];
      const object = same[0]?.object?.name;
      return { readers: readersOf(versions), elements: elementsOf(versions), ...(object === undefined ? {} : { object }) };
    }));
  return (file, path, tolerance) => (links.get(file) ?? []).flatMap((link) => readersAt(link, path, tolerance));
}

function readersAt({ readers, elements, object }: Link, path: readonly string[], tolerance: Tolerance | undefined): Consumer[] {
  const words = namesIn(path);
  const objects = objectsOf(elements, object ?? path[0] ?? "");
  const found = objects.map((one) => steps(one, words)).find((there) => there.length > 1);
  if (found !== undefined) return readers(found, tolerance);
  const [only, more] = objects;
  if (words.length === 0 && only !== undefined && more === undefined) return readers([only.step], tolerance);
  return readers([]).map(({ fields: _, ...reader }) => ({ ...reader, reads: "possible" }));
}

/** The names of fields in the path of a change: below `properties` of a JSON Schema, else below the record, message or table. */
function namesIn(path: readonly string[]): readonly string[] {
  if (!path.includes("properties")) return path.slice(1);
  const names: string[] = [];
  for (let index = 0; index < path.length; index += 1) if (path[index] === "properties" && path[index + 1] !== undefined) names.push(path[(index += 1)] ?? "");
  return names;
}

/** The objects of a name, or all of them where none has it and there is but one. */
function objectsOf({ names, steps: all }: Level, name: string): readonly Element[] {
  const called = [...names].flatMap(([one, elements]) => (lastStep(one) === lastStep(name) ? elements : []));
  return called.length > 0 || all.size > 1 ? [...new Set(called)] : [...all.values()];
}

const lastStep = (name: string) => name.slice(name.lastIndexOf(".") + 1).replaceAll(/["`]/g, "").toLowerCase();

/** The steps from an object down to the deepest element that the names lead to. */
function steps(object: Element, words: readonly string[]): readonly string[] {
  const path = [object.step];
  let level: Level | undefined = object.below;
  for (const word of words) {
    const next: Element | undefined = level?.names.get(word)?.[0] ?? level?.silent.flatMap(({ below }) => below.names.get(word) ?? [])[0];
    if (next === undefined) break;
    path.push(next.step);
    level = next.below;
  }
  return path;
}
