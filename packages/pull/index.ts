/** What stands on the pull request, and what has to be written there? */
export { isGate, marked, type Marker, markerOf } from "./marker.ts";
export { settle, type Standing, type Standings, type Step, stick, type ToStick } from "./sticky.ts";
