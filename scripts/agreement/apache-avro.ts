import { readFileSync } from "node:fs";
import { join } from "node:path";
import { canRead } from "../../packages/breaking/avro/reading/can-read.ts";
import { Random } from "../../test/structure/random.ts";
import { avroFile, avscResolver, avscType } from "./avro-files.ts";
import type { Suite } from "./suite.ts";

interface Case {
  readonly id: string;
  readonly reader: unknown;
  readonly writer: unknown;
  readonly compatible: boolean;
  readonly incompatibilities: readonly string[];
  readonly locations: readonly string[];
}

/** Every reader and writer of Apache Avro's own test of SchemaCompatibility. */
export const casesIn = (folder: string): readonly Case[] => JSON.parse(readFileSync(join(folder, "reader-writer-pairs.extracted.json"), "utf8")) as Case[];

/**
 * Whether the ids and the places of every incompatibility are upstream's too. Upstream's list of places has `/` beside the real one where a name
 * differs: the place of all that it found compatible. Order does not count.
 */
export async function sayTheSame({ reader, writer, incompatibilities, locations }: Case): Promise<boolean> {
  const ours = canRead(await avroFile(reader), await avroFile(writer));
  const ids = ours.map(({ id }) => id.toLowerCase()).sort();
  const places = [...new Set(ours.map(({ location }) => location))].sort();
  const theirs = [...new Set(locations)].sort().filter((place, _, all) => all.length === 1 || place !== "/");
  return String(ids) === String([...incompatibilities].sort()) && (ours.length === 0 || String(places) === String(theirs));
}

export const apacheAvro: Suite = {
  id: "apache-avro",
  title: "Apache Avro: readers and writers, with the ids and places of every incompatibility",
  folder: "apache+avro",
  async replay(folder, draw) {
    const all = casesIn(folder);
    const random = new Random(draw?.seed ?? 0);
    const cases = draw === undefined ? all : Array.from({ length: draw.sample }, () => random.pick(all));
    const [falselyCompatible, falselyBreaking, unlike]: [string[], string[], string[]] = [[], [], []];
    const avsc = { name: "avsc 5.7.9", agree: 0, falselyCompatible: 0, falselyBreaking: 0, errors: 0 };
    for (const one of cases) {
      const compatible = canRead(await avroFile(one.reader), await avroFile(one.writer)).length === 0;
      if (compatible !== one.compatible) (compatible ? falselyCompatible : falselyBreaking).push(one.id);
      else if (!(await sayTheSame(one))) unlike.push(`${one.id}: other ids or places`);
      const [reader, writer] = [avscType(one.reader), avscType(one.writer)];
      if (reader instanceof Error || writer instanceof Error) avsc.errors += 1;
      else {
        const reads = !(avscResolver(reader, writer) instanceof Error);
        avsc[reads === one.compatible ? "agree" : reads ? "falselyCompatible" : "falselyBreaking"] += 1;
      }
    }
    const agree = cases.length - falselyCompatible.length - falselyBreaking.length - unlike.length;
    return { cases: cases.length, agree, falselyCompatible, falselyBreaking, unknown: unlike, deviations: [], peers: [avsc] };
  },
};
