import type { Host } from "./host.ts";
import { github } from "./hosts/github.ts";
import { terminal } from "./hosts/terminal.ts";

/** Every place where the gate knows how to behave. The first that recognises the environment is it; `terminal` always does. */
export const hosts = [github, terminal] as const satisfies readonly Host[];
