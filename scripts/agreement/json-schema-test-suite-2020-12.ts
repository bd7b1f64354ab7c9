import { replayCases } from "./json-schema/replay.ts";
import { testSuiteCases } from "./json-schema/test-suite.ts";
import type { Suite } from "./suite.ts";

/** Without peers: none of them reads 2020-12. */
export const jsonSchemaTestSuite202012: Suite = {
  id: "json-schema-test-suite-2020-12",
  title: "JSON Schema: JSON-Schema-Test-Suite, 2020-12",
  folder: "json-schema-org+JSON-Schema-Test-Suite",
  replay: (folder, draw) => replayCases(testSuiteCases(folder, "draft2020-12", "2020-12"), draw, {}, false),
};
