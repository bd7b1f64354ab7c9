import { canonical } from "#fingerprint";
import type { CheckResult, Fault, Json } from "#model";
import type { Promised, Threshold } from "./check.ts";

/** A promise of a contract with what measuring it showed. */
export interface Kept {
  readonly promised: Promised;
  readonly result: CheckResult;
}

/** What is known of the version that a change is compared with, or why nothing is: one clause. */
export type Before =
  | {
      /** The same promise there; absent where it makes none. */
      readonly there: Kept | undefined;
      /** Both versions were asked about the very same data, on the same server. */
      readonly sameData: boolean;
    }
  | { readonly new: string }
  | { readonly unknown: string };

/** Whose it is that a promise is broken or not known. What cannot be known is said to be unknown, never to have been so before. */
export function faultOf(now: Kept, before: Before): Fault {
  if ("new" in before) return by(before.new);
  if ("unknown" in before) return unknown(before.unknown);
  const { there, sameData } = before;
  if (there === undefined) return by("the promise is new or altered");
  if (there.result.outcome === "kept") return by("it was kept before");
  if (now.result.outcome === "broken" && there.result.outcome === "broken") return compared(now, there);
  if (there.result.outcome === "broken") return by("it was measured before, and broken; now it is not known");
  if (now.result.outcome === "broken") return unknown(`before, it was not known${reasonOf(there.result)}`);
  return bothUnknown(now, there, sameData);
}

const by = (why: string): Fault => ({ whose: "this-change", why });
const unknown = (why: string): Fault => ({ whose: "unknown", why });

function bothUnknown(now: Kept, there: Kept, sameData: boolean): Fault {
  const [nature, was] = [now.result.because === "nature", there.result.because === "nature"];
  if (nature && was && now.result.reason === there.result.reason) return { whose: "before", why: "nobody could measure it then either" };
  if (!nature && !was && sameData && wayOf(now.promised) === wayOf(there.promised)) return { whose: "before", why: "the promise and its data are the same as before" };
  return unknown(now.result.reason === there.result.reason ? "it was not known before either, and the promise, its data or its server changed" : `before, it was not known either${reasonOf(there.result)}`);
}

/** Both are broken: what got worse is the change's. */
function compared(now: Kept, there: Kept): Fault {
  const [is, was] = [now.result.measured, there.result.measured];
  if (is === was) return { whose: "before", why: "it was broken already" };
  const [number, other] = [Number(is), Number(was)];
  const worse = Number.isFinite(number) && Number.isFinite(other) ? worseWay(now.promised) : undefined;
  if (worse === undefined) return unknown(`it was broken already, with ${String(was ?? "nothing")} instead of ${String(is ?? "nothing")}, and nobody can say which is worse`);
  return (worse === "more" ? number > other : number < other) ? by(`it was broken already, and is worse now: ${is}, before ${was}`) : { whose: "before", why: "it was broken already" };
}

/** Whether a number that is larger, or one that is smaller, is further from what is promised. */
function worseWay({ measured, expected }: Promised): "more" | "less" | undefined {
  if (measured.by !== "metric") return expected === "0 rows" ? "more" : undefined;
  const ways = new Set(measured.thresholds.map(wayOfThreshold));
  const [way] = ways;
  return ways.size === 1 ? way : undefined;
}

function wayOfThreshold({ operator, value }: Threshold): "more" | "less" | undefined {
  if (operator === "mustBeLessThan" || operator === "mustBeLessOrEqualTo" || (operator === "mustBe" && value === 0)) return "more";
  return operator === "mustBeGreaterThan" || operator === "mustBeGreaterOrEqualTo" ? "less" : undefined;
}

const reasonOf = ({ reason }: CheckResult) => (reason === undefined ? "" : `: ${reason.replace(/\.$/, "")}`);

/** Two promises with this in common are measured in the same way. What the columns alone tell goes by all that the object says. */
function wayOf({ measured, object }: Promised): string {
  if (measured.by === "metric") return canonical(measured as unknown as Json);
  return measured.by === "nobody" ? measured.reason : JSON.stringify(object, (key: string, value: unknown) => (places.has(key) ? undefined : value));
}

/** What of an object is only about its text and its readers. */
const places: ReadonlySet<string> = new Set(["at", "spots", "description", "businessName", "examples", "tags", "custom", "definitions"]);
