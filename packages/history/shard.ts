import { fingerprint } from "#fingerprint";

/** Names that some machine takes for a device. */
const device = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/;

/** The folder of a contract in the store: its id where that is a safe name on every machine, else what is left of it and a hash. */
export function folderOf(contract: string): string {
  if (/^[a-z0-9][a-z0-9._-]{0,99}$/.test(contract) && !contract.endsWith(".") && !contract.includes("..") && !device.test(contract)) return contract;
  const plain = contract.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 60).replace(/-+$/, "");
  return `${plain === "" || device.test(plain) ? "contract" : plain}-${fingerprint("contract", contract)}`;
}

/** The file of a contract and a moment, from the store's own folder: `sales.orders/2026-09.ndjson`. */
export const shardOf = (contract: string, at: string, of: Shelf = "measurements"): string => `${folderOf(contract)}/${at.slice(0, 7)}${of === "parts" ? ".parts" : ""}.ndjson`;

/** What a file holds: measurements, or counts of parts, which most runs never read. */
export type Shelf = "measurements" | "parts";

/** The files that hold the `days` before a moment, oldest first. */
export function shardsOf(contract: string, now: string, days: number, of: Shelf = "measurements"): readonly string[] {
  const [last, first] = [new Date(now), new Date(Date.parse(now) - days * 86_400_000)];
  const months = (last.getUTCFullYear() - first.getUTCFullYear()) * 12 + last.getUTCMonth() - first.getUTCMonth();
  return Array.from({ length: months + 1 }, (_, index) => shardOf(contract, new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + index, 1)).toISOString(), of));
}
