import type { Json } from "#model";
import { structureOf, type StructureProblem } from "../../packages/read/validate.ts";

/** As the reader gives it: maps without a prototype. */
export function bare(value: unknown): Json {
  if (Array.isArray(value)) return value.map(bare);
  if (typeof value !== "object" || value === null) return value as Json;
  const made: Record<string, Json> = Object.create(null);
  for (const key of Object.keys(value)) made[key] = bare(Reflect.get(value, key));
  return made;
}

export const check = async (format: string, value: unknown, version: string): Promise<readonly StructureProblem[]> => (await structureOf(format))(bare(value), version);

export const contract = (more: object): object => ({ apiVersion: "v3.2.0", kind: "DataContract", id: "c", version: "1.0.0", status: "active", ...more });
export const property = (more: object): object => contract({ schema: [{ name: "orders", properties: [{ name: "id", ...more }] }] });
