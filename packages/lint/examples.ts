import type { Example } from "./explain.ts";

/** The example of every rule, cut from its fixtures by `npm run generate`; read only when it is asked for. */
export async function examples(): Promise<Readonly<Record<string, Example>>> {
  return (await import("./examples.json", { with: { type: "json" } })).default;
}
