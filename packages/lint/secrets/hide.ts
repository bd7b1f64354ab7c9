import { isStandIn } from "./guess.ts";
import { inkling, passwordInkling, passwords, patterns } from "./patterns.ts";

/** A text with every credential that its form gives away replaced by `…`: other rules name what they found, and must not repeat one. */
export function hide(text: string): string {
  let safe = text;
  if (inkling.test(safe)) for (const { pattern } of patterns) safe = safe.replace(new RegExp(pattern, "g"), (found) => (isStandIn(found) ? found : "…"));
  if (passwordInkling.test(safe))
    for (const pattern of passwords) safe = safe.replace(pattern, (found: string, password: string) => (isStandIn(password) ? found : found.replace(password, () => "…")));
  return safe;
}
