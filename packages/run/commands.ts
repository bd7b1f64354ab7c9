import { baseline } from "./baseline.ts";
import { breaking } from "./breaking.ts";
import type { Command } from "./command.ts";
import { explain } from "./explain.ts";
import { gate } from "./gate.ts";
import { init } from "./init.ts";
import { lint } from "./lint.ts";
import { schema } from "./schema.ts";
import { verdict } from "./verdict.ts";

/** Every verb, in the order of the help. */
export const commands: readonly Command[] = [gate, lint, breaking, verdict, baseline, explain, schema, init];
