import { replayCases } from "./json-schema/replay.ts";
import { testSuiteCases } from "./json-schema/test-suite.ts";
import type { Suite } from "./suite.ts";

export const jsonSchemaTestSuiteDraft7: Suite = {
  id: "json-schema-test-suite-draft7",
  title: "JSON Schema: JSON-Schema-Test-Suite, draft-07",
  folder: "json-schema-org+JSON-Schema-Test-Suite",
  replay: (folder, draw) => replayCases(testSuiteCases(folder, "draft7", "draft-07"), draw),
};
