/** Is it well written? Documents in, findings out. */
export { lint } from "./lint.ts";
export { rules } from "./rules.ts";
export type { Rule } from "./rule.ts";
export { applyFixes } from "./fix.ts";
export type { Example } from "./explain.ts";
export { explain, silence } from "./explain.ts";
export { examples } from "./examples.ts";
export { personalByName } from "./personal/by-name.ts";
export { isGuarded } from "./personal/guarded.ts";
