/** Which issue should say that data is broken, and what has to be written so that it does? */
export { type Found, type Standing, standingOf } from "./standing.ts";
export { type Subject, subjectsOf } from "./subject.ts";
export { type Issue, isOurs, markerOf, type Tracker } from "./issue.ts";
export { planOf, type Step, type ToPlan } from "./plan.ts";
