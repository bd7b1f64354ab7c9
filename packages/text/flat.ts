import { shown } from "./shown.ts";

/** Untrusted text on one line: breaks and tabs become a space, what cannot be seen becomes `�`, at most `max` UTF-16 code units. */
export function flat(text: string, max = 120): string {
  return shown(text.slice(0, max * 8).replace(/[\t\n\v\f\r\u0085\u2028\u2029]+/g, " "), max);
}
