import { isVariable } from "#terms";
import { either, named } from "#text";
import { isVersion, neighbours } from "../neighbours.ts";
import type { Rule } from "../rule.ts";

export const portVersionUnknown: Rule = {
  id: "port-version-unknown",
  level: "warn",
  says: "An output port has the version of its contract, or the beginning of it (`1` for `1.4.0`).",
  why: "Consumers choose a port by its version; if the contract behind it has another one, they cannot tell which promise they get.",
  source: "ODPS, Product information: a port is identified by its name and version; that it is the contract's version is our demand",
  on: {
    product(product, say, mesh) {
      for (const { name = "", version, contractId, at, spots } of product.outputPorts) {
        const found = neighbours(mesh).known.get(contractId ?? "") ?? [];
        const versions = found.flatMap((contract) => contract.version ?? []);
        if (version === undefined || isVariable(version) || versions.length === 0 || versions.some((one) => isVariable(one) || isVersion(version, one))) continue;
        say({
          at: spots["version"] ?? at, subject: [product.id ?? at.file, name, version],
          message: `The output port ${named(name)} has the version ${named(version)}, and its contract ${named(contractId ?? "")} exists as ${either(versions)}.`,
          hint: "Write the version of the contract, or add a port for it.",
        });
      }
    },
  },
};
