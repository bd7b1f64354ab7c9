import type { Peer } from "../peers.ts";

/** The same contract, letter by letter. */
export const datacontract: Peer = {
  id: "datacontract-cli",
  packages: ["datacontract-cli[duckdb]"],
  reads: "the same contract",
  prepare: () => undefined,
  argv: (bin) => [`${bin}/datacontract`, "test", "orders.odcs.yaml"],
};
