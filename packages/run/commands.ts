import type { Command } from "./command.ts";

/** Every verb, in the order of the help. A verb is loaded when it is asked for, with the rooms that it needs. */
export const commands: Readonly<Record<string, () => Promise<Command>>> = {
  gate: async () => (await import("./gate.ts")).gate,
  lint: async () => (await import("./lint.ts")).lint,
  breaking: async () => (await import("./breaking.ts")).breaking,
  changelog: async () => (await import("./changelog.ts")).changelog,
  quality: async () => (await import("./quality.ts")).quality,
  monitor: async () => (await import("./monitor.ts")).monitor,
  verdict: async () => (await import("./verdict.ts")).verdict,
  approve: async () => (await import("./approve.ts")).approve,
  baseline: async () => (await import("./baseline.ts")).baseline,
  index: async () => (await import("./mesh-index.ts")).index,
  sample: async () => (await import("./sample.ts")).sample,
  profile: async () => (await import("./profile.ts")).profile,
  explain: async () => (await import("./explain.ts")).explain,
  schema: async () => (await import("./schema.ts")).schema,
  init: async () => (await import("./init.ts")).init,
};
