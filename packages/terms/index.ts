/** Where do a contract's references lead, and what do its bounds, rules and service levels mean? */
export { type Bound, boundsOf, isBeyond, isEmpty } from "./bounds.ts";
export { indexed, inner, nearest, walk, type Walk } from "./elements.ts";
export { contractsIn } from "./files.ts";
export { follow, type Target } from "./references.ts";
export { kindOf, metricOf, type RuleKind, unitOf } from "./rules.ts";
export { isAge, isAvailability, isFreshness, isFrequency, isLifecycle, isRetention, promiseOf } from "./service-levels.ts";
export { isVariable } from "./variable.ts";
