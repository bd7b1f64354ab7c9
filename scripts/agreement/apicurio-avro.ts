import { readFileSync } from "node:fs";
import { join } from "node:path";
import { breaking } from "#breaking";
import type { Breaks, Reading } from "#model";
import { avroFile, avscResolver, avscType } from "./avro-files.ts";
import type { Suite } from "./suite.ts";

interface Case {
  readonly enabled: boolean;
  readonly id: string;
  readonly compatibility: "backward" | "forward" | "both" | "none";
  readonly original: unknown;
  readonly updated: unknown;
}

const path = "schema-util/avro/src/test/resources/io/apicurio/registry/rules/compatibility/avro/compatibility-test-data.json";

/** Two verdicts a case. Ours are those of the facts, not of the resolver behind them. */
export const apicurioAvro: Suite = {
  id: "apicurio-avro",
  title: "Apicurio Registry: Avro, backward and forward",
  folder: "Apicurio+apicurio-registry",
  async replay(folder) {
    const { tests } = JSON.parse(readFileSync(join(folder, path), "utf8")) as { readonly tests: readonly Case[] };
    const [falselyCompatible, falselyBreaking, unknown]: [string[], string[], string[]] = [[], [], []];
    const avsc = { name: "avsc 5.7.9", agree: 0, falselyCompatible: 0, falselyBreaking: 0, errors: 0 };
    let [cases, agree] = [0, 0];
    for (const { enabled, id, compatibility, original, updated } of tests) {
      if (!enabled) continue;
      const changes = await breaking({ before: [await reading(original)], after: [await reading(updated)], mesh: { contracts: [], products: [], consumers: [] } });
      for (const side of ["producers", "consumers"] as const) {
        const upstream = compatibility === "both" || compatibility === (side === "producers" ? "backward" : "forward");
        const said = new Set<Breaks>(changes.map(({ breaks }) => breaks[side]));
        const name = `${id} (${side})`;
        cases += 1;
        if (said.has("yes") === !upstream && (said.has("yes") || !said.has("unknown"))) agree += 1;
        else (said.has("yes") ? falselyBreaking : said.has("unknown") ? unknown : falselyCompatible).push(name);
        const [reader, writer] = (side === "producers" ? [updated, original] : [original, updated]).map(avscType);
        if (reader === undefined || writer === undefined || reader instanceof Error || writer instanceof Error) avsc.errors += 1;
        else {
          const reads = !(avscResolver(reader, writer) instanceof Error);
          avsc[reads === upstream ? "agree" : reads ? "falselyCompatible" : "falselyBreaking"] += 1;
        }
      }
    }
    return { cases, agree, falselyCompatible, falselyBreaking, unknown, deviations: [], peers: [avsc] };
  },
};

async function reading(schema: unknown): Promise<Reading> {
  const file = await avroFile(schema);
  return { file: file.file, text: "", documents: [{ file: file.file, index: 0, schema: file, problems: [] }] };
}
