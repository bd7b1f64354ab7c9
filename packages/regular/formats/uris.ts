import { iprivate, ipv6, percent, ucschar } from "./pieces.ts";

/** The grammar of RFC 3986 (appendix A); with `more` characters, and still more in queries, that of RFC 3987 §2.2. */
function grammar(more: string, inQueries: string) {
  const open = `\\w\\-.~${more}`;
  const signs = "!$&'()*+,;=";
  const character = `(?:[${open}${signs}:@]|${percent})`;
  const authority = `(?:(?:[${open}${signs}:]|${percent})*@)?(?:\\[(?:${ipv6}|[vV][\\da-fA-F]+\\.[\\w\\-.~${signs}:]+)\\]|(?:[${open}${signs}]|${percent})*)(?::\\d*)?`;
  const below = `(?:/${character}*)*`;
  const rest = `(?:\\?(?:${character}|[/?${inQueries}])*)?(?:#(?:${character}|[/?])*)?`;
  const rooted = `//${authority}${below}|/(?:${character}+${below})?`;
  const whole = `[a-zA-Z][\\da-zA-Z+\\-.]*:(?:${rooted}|${character}+${below})?${rest}`;
  const relative = `(?:${rooted}|(?:[${open}${signs}@]|${percent})+${below})?${rest}`;
  return { whole, reference: `${whole}|${relative}` };
}

export const uri = grammar("", "");
export const iri = grammar(ucschar, iprivate);

/** Why nobody can say that a URI is a URI template. */
export const apostrophe = "RFC 6570 leaves out the apostrophe, its erratum 6937 allows it";
