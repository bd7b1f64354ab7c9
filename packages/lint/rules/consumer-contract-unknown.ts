import { isVariable } from "#terms";
import { closest, named } from "#text";
import { neighbours } from "../neighbours.ts";
import type { Rule } from "../rule.ts";
import { isWritten } from "../written.ts";

export const consumerContractUnknown: Rule = {
  id: "consumer-contract-unknown",
  level: "warn",
  says: "The contracts that a consumer declares to read are in this repository, or in one that `mesh:` of meshgate.yaml names.",
  why: "A declaration of a contract that nobody sees protects nobody: the contract breaks, and its reader is not named.",
  source: "docs/consumers.md",
  on: {
    consumer(consumer, say, mesh) {
      const { known } = neighbours(mesh);
      if (known.size === 0) return;
      for (const { contract, at, spots } of consumer.reads) {
        if (!isWritten(contract) || isVariable(contract) || known.has(contract)) continue;
        const near = closest(contract, known.keys());
        say({
          at: spots["contract"] ?? at, subject: [consumer.id ?? at.file, contract],
          message: `The contract ${named(contract)} is not known here.`,
          hint: near === undefined ? "Correct its id, or name the repository that has it under `mesh:` in meshgate.yaml." : `Did you mean ${named(near)}?`,
        });
      }
    },
  },
};
