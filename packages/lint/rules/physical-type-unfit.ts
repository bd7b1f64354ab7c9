import { either, named } from "#text";
import { physicalFits } from "#types";
import type { Rule } from "../rule.ts";

export const physicalTypeUnfit: Rule = {
  id: "physical-type-unfit",
  level: "warn",
  says: "The physical type of a column can hold its logical type on the servers of the contract.",
  why: "Where the two disagree one of them is a lie, and tools follow different ones.",
  source: "ODCS, Schema: logicalType and physicalType",
  on: {
    property({ logicalType, physicalType, spots, at }, { contract }, say) {
      if (contract.format !== "odcs" || logicalType === undefined || physicalType === undefined || physicalType.includes("${")) return;
      const servers = [...new Set(contract.servers.flatMap(({ type }) => type ?? []))];
      const unfit = servers.filter((server) => physicalFits(physicalType, logicalType, server) === "no");
      if (unfit.length === 0 && (servers.length > 0 || physicalFits(physicalType, logicalType, undefined) !== "no")) return;
      const on = unfit.length === 0 ? "" : ` on ${either(unfit).replace(" or ", " and ")}`;
      say({ at: spots["physicalType"] ?? at, message: `${named(physicalType)} cannot hold ${named(logicalType)}${on}.`, hint: "Change the type that is wrong." });
    },
  },
};
