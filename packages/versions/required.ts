import type { Breaks, Impact } from "#model";
import type { Step } from "./bump.ts";

/** What one change does, as far as a version has to say it. */
export interface Effect {
  readonly breaks: { readonly consumers: Breaks; readonly producers: Breaks };
  readonly impact: Impact;
  /** Something is there that was not. */
  readonly adds: boolean;
}

export interface Required {
  /** What the changes ask for at least. */
  readonly asks: Step;
  /** What they may ask for: more than `asks` where it is not known whom a change breaks. */
  readonly perhaps: Step;
}

const order = ["none", "patch", "minor", "major"] as const;

/**
 * The bump that changes ask for, by the worst of them: what breaks consumers, by its rows or apart from them, is a major; what breaks producers alone, asks
 * consumers to act or adds something is a minor; the rest is a patch.
 */
export function required(effects: readonly Effect[]): Required {
  const most = (of: (effect: Effect) => Step) => order[Math.max(0, ...effects.map((effect) => order.indexOf(of(effect))))] ?? "none";
  return { asks: most(bumpOf), perhaps: most((effect) => (effect.breaks.consumers === "unknown" ? "major" : bumpOf(effect))) };
}

function bumpOf({ breaks, impact, adds }: Effect): Step {
  if (breaks.consumers === "yes" || impact === "break") return "major";
  return adds || impact === "action" || breaks.producers !== "no" || breaks.consumers === "unknown" ? "minor" : "patch";
}
