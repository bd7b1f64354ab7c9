/** Where in its life is a contract, and until when is an element of it kept? */
export { announced, type Announced, type Chain } from "./announced.ts";
export { endOf, endsOf, isEnd } from "./ends.ts";
export { isLowered, type Step, stepOf, steps } from "./steps.ts";
