import { isVariable } from "#terms";
import { closest, named } from "#text";
import { neighbours } from "../neighbours.ts";
import type { Rule } from "../rule.ts";
import { isWritten } from "../written.ts";

export const portContractUnknown: Rule = {
  id: "port-contract-unknown",
  level: "error",
  says: "The contract of an output port exists, in a repository that has contracts.",
  why: "A product promises through the contracts of its output ports; an id that leads nowhere promises nothing, and no change of it is ever seen.",
  source: "ODPS, Product information: outputPorts, contractId",
  on: {
    product(product, say, mesh) {
      const { known } = neighbours(mesh);
      if (known.size === 0) return;
      for (const { name = "", version = "", contractId, at, spots } of product.outputPorts) {
        if (!isWritten(contractId) || isVariable(contractId) || known.has(contractId)) continue;
        const near = closest(contractId, known.keys());
        say({
          at: spots["contractId"] ?? at, subject: [product.id ?? at.file, name, version],
          message: `The contract ${named(contractId)} of the output port ${named(name)} does not exist in this repository.`,
          hint: near === undefined ? "Add the contract, or correct its id." : `Did you mean ${named(near)}?`,
        });
      }
    },
  },
};
