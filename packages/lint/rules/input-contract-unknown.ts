import { isVariable } from "#terms";
import { named } from "#text";
import { inputsOf } from "../inputs.ts";
import { neighbours } from "../neighbours.ts";
import type { Rule } from "../rule.ts";
import { isWritten } from "../written.ts";

export const inputContractUnknown: Rule = {
  id: "input-contract-unknown",
  level: "info",
  says: "The contracts that a product reads are in this repository, or in one that `mesh:` of meshgate.yaml names.",
  why: "Only a contract that is seen can be watched: a breaking change of a contract elsewhere hurts the product without a word here.",
  source: "ODPS, Product information: inputPorts, inputContracts",
  on: {
    product(product, say, mesh) {
      const { known } = neighbours(mesh);
      if (known.size === 0) return;
      for (const { port, contractId, at } of inputsOf(product)) {
        if (!isWritten(contractId) || isVariable(contractId) || known.has(contractId)) continue;
        say({
          at, subject: [product.id ?? at.file, port, contractId],
          message: `The contract ${named(contractId)}, which ${named(port)} reads, is not in this repository.`,
          hint: "If it should be, add it or correct its id; if it lives elsewhere, name its repository under `mesh:` in meshgate.yaml, so that it is seen.",
        });
      }
    },
  },
};
