import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { includes } from "#inclusion";
import type { Json } from "#model";
import { setDifference } from "../../packages/breaking/json-schema/difference.ts";
import { inFragment } from "../../packages/breaking/json-schema/fragment.ts";
import { drawFragment } from "../../test/inclusion/fragment.ts";
import { below } from "../../test/inclusion/random-schema.ts";
import { apicurioCases } from "../agreement/apicurio-json.ts";
import { isJsonSchemaSubsetCases } from "../agreement/is-json-schema-subset.ts";
import { jsonsubschemaCases } from "../agreement/jsonsubschema.ts";
import type { Proof } from "./proof.ts";

const vectors = resolve(import.meta.dirname, "../../../shared/vectors");
const random = 10_000;

export const jsonSchemaDiffFragment: Proof = {
  id: "json-schema-diff-fragment",
  title: "Where both schemas lie in the fragment, json-schema-diff says what we say, on outside and on random pairs",
  async run() {
    if (!existsSync(vectors)) return { figures: [], failed: ["the outside vectors are absent"] };
    const cases = [...apicurioCases(join(vectors, "Apicurio+apicurio-registry")), ...jsonsubschemaCases(join(vectors, "IBM+jsonsubschema")), ...isJsonSchemaSubsetCases(join(vectors, "haggholm+is-json-schema-subset"))];
    const outside = cases.map(({ sub, sup }) => [sub, sup] as const).filter(([a, b]) => inFragment(a, b));
    const next = below(20_261_124);
    const drawn: (readonly [Json, Json])[] = [];
    while (drawn.length < random) {
      const pair = drawFragment(next);
      if (inFragment(...pair)) drawn.push(pair);
    }
    const failed: string[] = [];
    for (const [a, b] of [...outside, ...drawn]) {
      const { added, removed } = await setDifference(a, b);
      const ours = [within(b, a), within(a, b)].join();
      if (ours !== [added, removed].map((one) => (one === undefined ? "yes" : "no")).join()) failed.push(`${JSON.stringify([a, b])}: ours ${ours}, theirs ${JSON.stringify({ added, removed })}`);
    }
    return { figures: [`${outside.length} of ${cases.length} outside pairs and ${random} random ones lie in the fragment; ${failed.length} verdicts differ`], failed };
  },
};

const within = (sub: Json, sup: Json) => includes({ schema: sub, dialect: "draft-07" }, { schema: sup, dialect: "draft-07" }).answer;
