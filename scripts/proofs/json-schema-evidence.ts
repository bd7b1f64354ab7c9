import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { checker, instancesOf } from "#inclusion";
import type { Json } from "#model";
import { apicurioCases } from "../agreement/apicurio-json.ts";
import { isJsonSchemaSubsetCases } from "../agreement/is-json-schema-subset.ts";
import { ajvCheck } from "../agreement/json-schema/ajv.ts";
import type { Case } from "../agreement/json-schema/case.ts";
import { answer, sides } from "../agreement/json-schema/replay.ts";
import { testSuiteCases } from "../agreement/json-schema/test-suite.ts";
import { jsonsubschemaCases } from "../agreement/jsonsubschema.ts";
import type { Proof } from "./proof.ts";

const vectors = resolve(import.meta.dirname, "../../../shared/vectors");
const instances = 2000;

/** Every pair of the outside suites. */
function allCases(): Case[] {
  const suite = join(vectors, "json-schema-org+JSON-Schema-Test-Suite");
  return [
    ...testSuiteCases(suite, "draft7", "draft-07"), ...testSuiteCases(suite, "draft2020-12", "2020-12"), ...apicurioCases(join(vectors, "Apicurio+apicurio-registry")),
    ...jsonsubschemaCases(join(vectors, "IBM+jsonsubschema")), ...isJsonSchemaSubsetCases(join(vectors, "haggholm+is-json-schema-subset")),
  ];
}

/** Ajv for both sides, unless it gets the suite's own value wrong: it reads some dynamic references in its own way. */
function referee({ sub, sup, expected, dialect, formats }: Case): ReturnType<typeof ajvCheck>[] {
  const [first, second] = [ajvCheck(sub, dialect, formats), ajvCheck(sup, dialect, formats)];
  const known = typeof sub === "object" && sub !== null && !Array.isArray(sub) && Object.keys(sub).length === 1 ? (sub as Record<string, Json>)["const"] : undefined;
  return known !== undefined && second?.(known) !== expected ? [] : [first, second];
}

export const jsonSchemaEvidence: Proof = {
  id: "json-schema-evidence",
  title: "A pair of JSON Schemas that breaks is shown an instance, and one that is called compatible survives 2,000 made up at its edges",
  async run() {
    if (!existsSync(vectors)) return { figures: [], failed: ["the outside vectors are absent"] };
    const failed: string[] = [];
    let [breaks, shown, compatible, held, byAjv] = [0, 0, 0, 0, 0];
    for (const one of allCases()) {
      const ours = answer(one);
      if (ours.answer === "no") {
        breaks += 1;
        if ("witness" in ours) shown += 1;
      }
      if (ours.answer !== "yes") continue;
      compatible += 1;
      const [sub, sup] = sides(one).map((side) => checker(side, { formats: one.formats }));
      const [ajvSub, ajvSup] = referee(one);
      if (ajvSub !== undefined && ajvSup !== undefined) byAjv += 1;
      for (const instance of instancesOf(sides(one), { count: instances, seed: 20_261_124 })) {
        if (sub?.(instance) !== true) continue;
        held += 1;
        if (sup?.(instance) === false || (ajvSub?.(instance) === true && ajvSup?.(instance) === false)) failed.push(`${one.name} is called compatible, and ${JSON.stringify(instance)} refutes it`);
      }
    }
    if (shown < 0.95 * breaks) failed.push(`only ${shown} of ${breaks} pairs that break are shown an instance`);
    return {
      figures: [
        `${shown} of ${breaks} pairs that break are shown an instance (${((100 * shown) / breaks).toFixed(1)} %)`,
        `${compatible} pairs are called compatible; ${compatible * instances} instances were made for them, ${held} fit the first schema and were held against the second; ${byAjv} pairs were held by Ajv as well`,
      ],
      failed,
    };
  },
};
