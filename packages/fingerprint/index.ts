/** Is this the same fact as before? */
export { canonical } from "./canonical.ts";
export { fingerprint } from "./fingerprint.ts";
