import { change } from "./change.ts";
import { below, type Drawn, drawFile, oneOf, type Random } from "./draw.ts";
import { print } from "./print.ts";
import { seeded } from "./seeded.ts";

/** Two versions of a small module: texts by path. */
export interface RandomPair {
  readonly before: ReadonlyMap<string, string>;
  readonly after: ReadonlyMap<string, string>;
}

/** The pair of a seed: two files of one package, changed in a few places; now and then an element moves to the other file, or a file goes. */
export function randomPair(seed: number, name: string): RandomPair {
  const random = seeded(seed);
  const before = [drawFile(random, name), second(drawFile(random, name))] as const;
  const after = structuredClone(before);
  for (const file of after) change(random, file);
  if (random() < 0.25) move(random, after[0], after[1]);
  const dropped = random() < 0.05;
  return { before: texts(before, name), after: texts(dropped ? after.slice(0, 1) : after, name) };
}

const texts = (files: readonly Drawn[], name: string) => new Map(files.map((file, index) => [`${name}/${index === 0 ? "a" : "b"}.proto`, print(file)]));

/** The same file under names of its own, so that the two can share a package. */
function second(file: Drawn): Drawn {
  const other = (name: string) => name.replace(/^M/, "N").replace(/^E/, "F").replace(/^S/, "T");
  for (const one of file.messages) {
    one.name = other(one.name);
    for (const field of one.fields) field.type = other(field.type);
  }
  for (const one of file.enums) {
    one.name = other(one.name);
    for (const value of one.values) value.name = other(value.name);
  }
  return { ...file, services: [], extensions: [] };
}

function move(random: Random, from: Drawn, to: Drawn) {
  const kind = oneOf(random, ["messages", "enums", "services"] as const);
  const [source, target]: [unknown[], unknown[]] = [from[kind], to[kind]];
  if (source.length > 0) target.push(...source.splice(below(random, source.length), 1));
}
