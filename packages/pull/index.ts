/** What stands on the pull request, and what has to be written there? */
export { type Claim, claimsIn, type Refused, same, whose } from "./approvals.ts";
export { codeownersBytes, codeownersFiles, ownersOf } from "./codeowners.ts";
export { commandsIn } from "./commands.ts";
export { relabel } from "./labels.ts";
export { isGate, marked, type Marker, markerOf } from "./marker.ts";
export { remarksOf } from "./remarks.ts";
export { review, type Review, type StandingRemark } from "./review.ts";
export { reviewersOf } from "./reviewers.ts";
export { settle, type Standing, type Standings, type Step, stick, type ToStick } from "./sticky.ts";
export { statusOf } from "./status.ts";
