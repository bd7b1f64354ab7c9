import { UsageError } from "#model";
import { isGate } from "#pull";
import { named } from "#text";
import { type Inputs, one } from "./command.ts";

/** The name of the gate that speaks on the pull request. Throws UsageError for one that no marker can hold: its comment would never be found again, and begun anew by every run. */
export function gateNamed(inputs: Inputs): string {
  const gate = one(inputs, "gate") ?? "main";
  if (!isGate(gate)) throw new UsageError(`${named(gate)} is no name for a gate: take up to 64 letters, digits, dots, dashes and underscores.`);
  return gate;
}
