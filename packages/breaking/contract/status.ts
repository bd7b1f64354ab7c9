import { endsOf, isLowered, stepOf } from "#lifecycle";
import type { Contract } from "#model";
import { fact, type Tell } from "../fact.ts";

/** The step of its life at which a contract stands. */
export function compareStatus(before: Contract, after: Contract, tell: Tell): void {
  const [was, is] = [before.status, after.status];
  if (was === is) return;
  const kind = stepOf(is) === "retired" && stepOf(was) !== "retired" ? "contract-retired" : isLowered(was, is) ? "status-lowered" : "status-changed";
  const open = kind === "status-changed" && stepOf(is) === "deprecated" && !endsOf(after).some(({ element }) => element === undefined);
  tell({ ...fact(kind, [], after.spots["status"] ?? after.at, before.spots["status"] ?? before.at, was, is), ...(open ? { because: "No day is named on which it ends.", hint: "Say in `slaProperties` until when it is kept: endOfSupport or endOfLife." } : {}) });
}
