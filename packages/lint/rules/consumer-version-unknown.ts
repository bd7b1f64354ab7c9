import { either, named } from "#text";
import { reads } from "#versions";
import { neighbours } from "../neighbours.ts";
import type { Rule } from "../rule.ts";

export const consumerVersionUnknown: Rule = {
  id: "consumer-version-unknown",
  level: "warn",
  says: "A version that a consumer declares to read exists, where the contract does.",
  why: "Who reads a version that is gone has broken already, and is not told of changes to the one that is left.",
  source: "docs/consumers.md",
  on: {
    consumer(consumer, say, mesh) {
      for (const { contract = "", version, at, spots } of consumer.reads) {
        const contracts = neighbours(mesh).known.get(contract) ?? [];
        if (version === undefined || contracts.length === 0 || contracts.some((one) => reads(version, one.version) !== false)) continue;
        say({
          at: spots["version"] ?? at, subject: [consumer.id ?? at.file, contract, version],
          message: `The contract ${named(contract)} is read in version ${named(version)}, and it exists as ${either(contracts.flatMap((one) => one.version ?? []))}.`,
          hint: "Move to a version that exists, and declare it once it is read.",
        });
      }
    },
  },
};
