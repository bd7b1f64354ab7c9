import { soundness } from "../../test/inclusion/soundness.ts";
import type { Proof } from "./proof.ts";

export const jsonSchemaPairs: Proof = {
  id: "json-schema-pairs",
  title: "No random pair of JSON Schemas that is proven to be compatible is refuted by any small value, by one made at its edges or by Ajv",
  async run() {
    const runs = [soundness(1, 4000, 2, 200), soundness(2, 1000, 3, 200), soundness(3, 100, 4, 200)];
    const sum = (of: "yes" | "no" | "unknown" | "held") => runs.reduce((all, run) => all + run[of], 0);
    return { figures: [`${sum("yes")} pairs compatible, ${sum("no")} shown to break, ${sum("unknown")} not decided; ${sum("held")} values held against them`], failed: runs.flatMap(({ wrong }) => wrong) };
  },
};
