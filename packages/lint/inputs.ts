import type { Location, Product } from "#model";

/** A contract that a product reads, through an input port or behind an output port. */
export interface Input {
  /** Name of the port that reads it. */
  readonly port: string;
  readonly contractId?: string;
  readonly version?: string;
  /** Where the contract's id stands. */
  readonly at: Location;
  readonly versionAt: Location;
}

export function inputsOf({ inputPorts, outputPorts }: Product): Input[] {
  const read = inputPorts.map(({ name = "", contractId, version, at, spots }) => input(name, contractId, version, spots["contractId"] ?? at, spots["version"] ?? at));
  const behind = outputPorts.flatMap(({ name = "", inputContracts }) =>
    inputContracts.map(({ id, version, at, spots }) => input(name, id, version, spots["id"] ?? at, spots["version"] ?? at)));
  return [...read, ...behind];
}

const input = (port: string, contractId: string | undefined, version: string | undefined, at: Location, versionAt: Location): Input =>
  ({ port, at, versionAt, ...(contractId === undefined ? {} : { contractId }), ...(version === undefined ? {} : { version }) });
