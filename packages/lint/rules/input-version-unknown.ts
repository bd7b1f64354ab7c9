import { isVariable } from "#terms";
import { either, named } from "#text";
import { inputsOf } from "../inputs.ts";
import { isVersion, neighbours } from "../neighbours.ts";
import type { Rule } from "../rule.ts";

export const inputVersionUnknown: Rule = {
  id: "input-version-unknown",
  level: "warn",
  says: "The version of a contract that a product reads exists, where the contract does.",
  why: "A product that reads a version which is gone has either broken already or was never tested against the one that it gets.",
  source: "ODPS, Product information: inputPorts, inputContracts",
  on: {
    product(product, say, mesh) {
      for (const { port, contractId = "", version, versionAt } of inputsOf(product)) {
        const versions = (neighbours(mesh).known.get(contractId) ?? []).flatMap((contract) => contract.version ?? []);
        if (version === undefined || isVariable(version) || versions.length === 0 || versions.some((one) => isVariable(one) || isVersion(version, one))) continue;
        say({
          at: versionAt, subject: [product.id ?? versionAt.file, port, contractId, version],
          message: `${named(port)} reads the contract ${named(contractId)} in version ${named(version)}, and it exists as ${either(versions)}.`,
          hint: "Move to a version that exists, and test against it.",
        });
      }
    },
  },
};
