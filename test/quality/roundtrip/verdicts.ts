import type { CheckResult } from "#model";
import { measureContract, type Session, usual } from "#quality";
import type { Ground } from "./ground.ts";
import { now, type Variant } from "./variants.ts";

/** What an engine says of the rows of a variant: of all promises, or where only some tables are others than before, of those and of the keys that refer to them. */
export async function verdictsOf({ contract, tables }: Variant, session: Session, { type, id }: Ground): Promise<readonly CheckResult[]> {
  const changed = new Set([...tables.keys()].map((at) => contract.objects[at]));
  const { results } = await measureContract({
    contract, session, server: "here", engine: id,
    around: { mesh: { contracts: [contract], products: [], consumers: [] }, choices: { ...usual, extraColumns: "refused", columnOrder: "promised" }, now, serverType: type },
    wanted: ({ object, check }) => object === undefined || changed.has(object) || check === "foreign-key",
  });
  return results;
}
