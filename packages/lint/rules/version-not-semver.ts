import type { Contract, Product } from "#model";
import { isVariable } from "#terms";
import { named } from "#text";
import { parseVersion } from "#versions";
import { entryAt } from "../entry.ts";
import type { Rule, Say } from "../rule.ts";

export const versionNotSemver: Rule = {
  id: "version-not-semver",
  level: "warn",
  says: "Contracts and products have semantic versions.",
  why: "Only `major.minor.patch` tells a consumer, and a machine, whether the next version can hurt.",
  source: "Semantic Versioning 2.0.0, sections 2, 9 and 10; ODCS and ODPS, Fundamentals: version",
  on: {
    contract: (contract, say) => check(contract, say),
    product: (product, say) => check(product, say),
  },
};

function check(model: Contract | Product, say: Say) {
  const { version } = model;
  if (version === undefined || version.length > 256 || parseVersion(version) !== undefined || isVariable(version)) return;
  const entry = entryAt(model.source, "version") ?? entryAt(model.source, "info", "version") ?? entryAt(model.source, "data_product", "version");
  const isNumber = entry?.node.kind === "scalar" && typeof entry.node.value === "number";
  say({
    at: entry?.at ?? model.at,
    message: isNumber ? "The version is a number, not a semantic version." : `${named(version)} is no semantic version.`,
    hint: /^v\d+\.\d+\.\d+/i.test(version) ? "Write it without the `v`, here and where ports name it." : "Write `major.minor.patch`, such as `1.4.0`.",
  });
}
