import { isAvailability, isFreshness } from "#terms";
import type { Rule } from "../rule.ts";

export const slaMissing: Rule = {
  id: "sla-missing",
  level: "warn",
  says: "A contract promises how fresh its data is and how available.",
  why: "What is not promised cannot be relied on: without a number each consumer assumes one of their own.",
  source: "ODCS, Service-level agreement; DCS, Service Levels Object",
  on: {
    contract(contract, say) {
      const missing = [contract.sla.some(isFreshness) ? [] : ["freshness"], contract.sla.some(isAvailability) ? [] : ["availability"]].flat();
      if (missing.length === 0) return;
      const { key, example } = places[contract.format] ?? { key: "slaProperties", example: (what: string) => `- property: ${what}` };
      const inside = contract.format === "card" ? contract.spots[key] : contract.spots[key] ?? contract.at;
      say({
        at: inside ?? contract.at,
        message: missing.length === 2 ? "Neither freshness nor availability is promised." : `No ${missing[0]} is promised.`,
        hint: `Write ${missing.map((what) => `\`${example(what)}\``).join(" and ")} under \`${key}:\`.`,
      });
    },
  },
};

const places: Readonly<Record<string, { readonly key: string; readonly example: (what: string) => string }>> = {
  dcs: { key: "servicelevels", example: (what) => `${what}:` },
  card: { key: "terms", example: (what) => `${what}:` },
};
