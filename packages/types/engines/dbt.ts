import type { Engine } from "../engine.ts";

/**
 * What dbt lets pass for a model whose contract is enforced, against an earlier manifest (`state:modified`): it compares columns by name, types without
 * what stands in their parentheses, and asks that no enforced constraint goes.
 */
export const dbt: Engine = {
  id: "dbt",
  title: "dbt",
  source: "https://docs.getdbt.com/reference/resource-configs/contract#detecting-breaking-changes",
  serves: [{ types: ["dbt"], formats: [""] }],
  types: [{ word: "*", names: "*" }],
  promotes: [],
  depends: [],
  rules: {
    optionalAdded: "yes", requiredAdded: "yes", requiredAddedWithDefault: "yes", removed: "no", renamed: "no", reordered: "yes", tightened: "yes", loosened: "no", defaultRemoved: "yes",
  },
  inStruct: {
    optionalAdded: "no", requiredAdded: "no", requiredAddedWithDefault: "no", removed: "no", renamed: "no", reordered: "no", tightened: "no", loosened: "no",
  },
};
