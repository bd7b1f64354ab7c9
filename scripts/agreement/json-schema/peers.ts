import diffValidator from "json-schema-diff-validator";
import jsonSchemaDiff from "json-schema-diff";
import type { Json } from "#model";
import type { Peer } from "../suite.ts";
import type { Case } from "./case.ts";

/** What others say of the same pairs. A boolean is whether every instance of the first fits the second. */
const peers: Readonly<Record<string, (sub: Json, sup: Json) => Promise<boolean>>> = {
  "json-schema-diff 1.0.0": async (sub, sup) => !(await jsonSchemaDiff.diffSchemas({ sourceSchema: sub as never, destinationSchema: sup as never })).removalsFound,
  "json-schema-diff-validator 0.4.2": async (sub, sup) => {
    try {
      diffValidator.validateSchemaCompatibility(sub, sup);
      return true;
    } catch (error) {
      if (error instanceof Error && error.name === "AssertionError") return false;
      throw error;
    }
  },
};

/** Asks every peer for every case, and holds it to the same expectation as us. */
export async function askPeers(cases: readonly Case[], truth: (one: Case) => boolean): Promise<Peer[]> {
  const tallies: Peer[] = [];
  for (const [name, ask] of Object.entries(peers)) {
    let [agree, falselyCompatible, falselyBreaking, errors] = [0, 0, 0, 0];
    for (const one of cases) {
      const said = await ask(copy(one.sub), copy(one.sup)).catch(() => undefined);
      if (said === undefined) errors += 1;
      else if (said === truth(one)) agree += 1;
      else if (said) falselyCompatible += 1;
      else falselyBreaking += 1;
    }
    tallies.push({ name, agree, falselyCompatible, falselyBreaking, errors });
  }
  return tallies;
}

const copy = (schema: Json): Json => JSON.parse(JSON.stringify(schema)) as Json;
