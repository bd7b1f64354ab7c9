import type { Standard } from "./structure.ts";

const tables: Readonly<Record<string, () => Promise<Standard>>> = {
  odcs: async () => (await import("./formats/odcs/structure.ts")).odcs,
  odps: async () => (await import("./formats/odps/structure.ts")).odps,
  dcs: async () => (await import("./formats/dcs/structure.ts")).dcs,
  card: async () => (await import("./formats/card/structure.ts")).card,
};

/** The structure of a format's standard, loaded when it is first asked for: linting does without. Undefined for an unknown format. */
export const standardOf = async (format: string): Promise<Standard | undefined> => (Object.hasOwn(tables, format) ? tables[format]?.() : undefined);
