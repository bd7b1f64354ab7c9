import { driftOf, sayDrift } from "#drift";
import type { Contract, Drift, Level, Mesh } from "#model";
import type { Rule } from "./rule.ts";

const known = new WeakMap<Mesh, Map<Contract, readonly Drift[]>>();

/** The disagreements of a contract with its schema files, found once for all rules. */
function driftsIn(contract: Contract, mesh: Mesh): readonly Drift[] {
  const all = known.get(mesh) ?? new Map<Contract, readonly Drift[]>();
  known.set(mesh, all);
  const found = all.get(contract) ?? driftOf(contract, mesh.described ?? []);
  all.set(contract, found);
  return found;
}

/** A rule about one kind of disagreement. */
export function driftRule(kind: Drift["kind"], level: Exclude<Level, "off">, says: string, why: string, hint: string): Rule {
  return {
    id: `schema-drift-${kind}`,
    level,
    says,
    why,
    source: "ODCS, Authoritative definitions",
    on: {
      contract(contract, say, mesh) {
        for (const one of driftsIn(contract, mesh)) if (one.kind === kind) say({ at: one.at, message: sayDrift(one), hint, subject: [contract.id ?? contract.at.file, ...one.path] });
      },
    },
  };
}
