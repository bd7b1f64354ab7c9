import type { Contract } from "#model";
import { named } from "#text";
import type { CheckKind, Promised } from "../check.ts";
import { nobody } from "../promise.ts";
import { kindOf, rulesIn, subjectOf } from "../rules.ts";

export const custom: CheckKind = {
  id: "custom",
  says: "A rule in the words of another tool is that tool's to measure.",
  why: "It is a promise all the same, and the contract does not say whether that tool ever ran.",
  source: "ODCS, Data Quality: custom; DCS, Quality Object: custom",
  promises: (contract) => [...ofSpecification(contract), ...rulesIn(contract).filter(({ rule }) => kindOf(rule) === "custom").map((one) => ({
    check: "custom", path: one.path, object: one.object, key: one.key, at: one.rule.at, expected: "what the tool says", counts: `What another tool says of ${subjectOf(one)}`,
    ...(one.rule.severity === undefined ? {} : { severity: one.rule.severity }), ...(one.rule.dimension === undefined ? {} : { dimension: one.rule.dimension }),
    measured: nobody(`Only ${one.rule.engine === undefined ? "the tool that it is written for" : named(one.rule.engine)} can run it.`),
  }))],
};

/** Before its version 1.0, DCS had one block of checks in the words of a tool for the whole contract. */
function ofSpecification({ format, source }: Contract): readonly Promised[] {
  const entry = format === "dcs" ? source.entries.get("quality") : undefined;
  if (entry?.node.kind !== "map") return [];
  const tool = entry.node.entries.get("type")?.node;
  const called = tool?.kind === "scalar" && typeof tool.value === "string" ? named(tool.value) : "the tool that it is written for";
  return [{ check: "custom", path: ["quality"], at: entry.key, expected: "what the tool says", counts: "What another tool says of the contract", measured: nobody(`Only ${called} can run it.`) }];
}
