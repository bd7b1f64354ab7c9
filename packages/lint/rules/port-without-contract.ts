import { named } from "#text";
import type { Rule } from "../rule.ts";
import { isWritten } from "../written.ts";

export const portWithoutContract: Rule = {
  id: "port-without-contract",
  level: "warn",
  says: "An output port names its contract.",
  why: "A port without a contract hands out data about which nothing is promised.",
  source: "ODPS, Product information: outputPorts, contractId",
  on: {
    product(product, say) {
      for (const { name = "", contractId, at, spots } of product.outputPorts)
        if (!isWritten(contractId))
          say({ at: spots["contractId"] ?? at, subject: [product.id ?? at.file, name], message: `The output port ${named(name)} names no contract.`, hint: "Write `contractId:` with the id of its contract." });
    },
  },
};
