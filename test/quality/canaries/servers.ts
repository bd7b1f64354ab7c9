import type { CorpusContract } from "../roundtrip/corpus.ts";
import type { Ground } from "../roundtrip/ground.ts";
import { canBeWritten, variantsOf } from "../roundtrip/variants.ts";
import { verdictsOf } from "../roundtrip/verdicts.ts";
import { canary, replanted } from "./plant.ts";

/** Bad rows in the tables of a server: what is measured there is all that any format says, and is searched for what was in the rows. */
export async function flyOn(ground: Ground, contracts: readonly CorpusContract[], size = 20): Promise<{ readonly results: number; readonly broken: number; readonly seen: readonly string[] }> {
  let [results, broken] = [0, 0];
  const seen: string[] = [];
  for (let start = 0; start < contracts.length; start += size) {
    const variants = contracts.slice(start, start + size).flatMap((one, at) => variantsOf(one, start + at, 8, 7, () => false)).filter((one) => [...one.tables.values()].every(canBeWritten))
      .map((variant, at) => ({ ...variant, tables: new Map([...variant.tables].map(([index, one]) => [index, { ...one, table: replanted(one.table, start + at + index) }])) }));
    const session = await ground.open(variants.flatMap(({ tables }) => [...tables.values()]), 10_000 + start);
    for (const variant of variants) {
      const found = await verdictsOf(variant, session, ground);
      results += found.length;
      broken += found.filter(({ outcome }) => outcome === "broken").length;
      const text = JSON.stringify(found);
      const hit = canary.exec(text);
      if (hit !== null) seen.push(`${ground.id}: ${variant.name}: ${text.slice(Math.max(0, hit.index - 200), hit.index + 60)}`);
    }
    await session.close();
  }
  return { results, broken, seen };
}
