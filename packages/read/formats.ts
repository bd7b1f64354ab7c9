import type { Format } from "./format.ts";
import { card } from "./formats/card/index.ts";
import { consumer } from "./formats/consumer/index.ts";
import { dcs } from "./formats/dcs/index.ts";
import { odcs } from "./formats/odcs/index.ts";
import { odps } from "./formats/odps/index.ts";
import type { Standard } from "./structure.ts";

/** Every format of contracts, products and consumers, in the order in which a document is asked whether it is one. */
export const formats: readonly Format[] = [odcs, odps, dcs, card, consumer];

/** The structure table of each format, loaded when it is asked for: reading needs only the compiled validators. */
export const standards: Readonly<Record<string, () => Promise<Standard>>> = {
  odcs: async () => (await import("./formats/odcs/structure.ts")).odcs,
  odps: async () => (await import("./formats/odps/structure.ts")).odps,
  dcs: async () => (await import("./formats/dcs/structure.ts")).dcs,
  card: async () => (await import("./formats/card/structure.ts")).card,
  consumer: async () => (await import("./formats/consumer/structure.ts")).consumer,
};
