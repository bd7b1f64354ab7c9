import type { Standard } from "../../structure.ts";
import { fields } from "./structure/fields.ts";
import { quality } from "./structure/quality.ts";
import { root } from "./structure/root.ts";
import { servers } from "./structure/servers.ts";
import { levels } from "./structure/levels.ts";

/**
 * Data Contract Specification (datacontract.com), deprecated in favour of ODCS. Only 1.2.1 has an official schema; it takes the names of all
 * versions, and lets every key pass that it does not know, so the older versions are read by the same table.
 */
export const dcs: Standard = {
  id: "dcs",
  title: "DCS",
  document: "contract",
  versions: ["0.9.0", "0.9.1", "0.9.2", "0.9.3", "1.1.0", "1.2.0", "1.2.1"],
  versionKey: "dataContractSpecification",
  root: "Contract",
  shapes: { ...root, ...servers, ...fields, ...quality, ...levels },
};
