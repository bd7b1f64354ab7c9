import { named } from "#text";
import { neighbours } from "../neighbours.ts";
import type { Rule } from "../rule.ts";

export const contractWithoutProduct: Rule = {
  id: "contract-without-product",
  level: "info",
  says: "In a repository with data products, each contract is exposed by an output port.",
  why: "A contract that no port exposes promises data that nobody is told how to get.",
  source: "ODPS, Product information: outputPorts, contractId",
  on: {
    contract(contract, say, mesh) {
      if (contract.id === undefined || contract.format === "card" || mesh.products.length === 0 || neighbours(mesh).exposed.has(contract.id)) return;
      say({ at: contract.at, message: `No output port exposes the contract ${named(contract.id)}.`, hint: "Name it as `contractId:` of an output port." });
    },
  },
};
