import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type May, mayBecome } from "#types";
import type { Suite } from "./suite.ts";
import { all, drawn, engineCalled, type Outcome, tallyOf } from "./tables.ts";

interface Case {
  readonly from: string;
  readonly to: string;
  /** What the Java library allows, in tables of every version. */
  readonly allowed: boolean;
  /** What the specification allows from version 3 on. */
  readonly specV3Allowed: boolean;
}

/**
 * Every pair of 24 primitives. Version 2 must answer as the library. Version 3 must say yes where specification and library both allow, no where neither
 * does, and unknown where only the specification does: whether it works depends on who writes.
 */
export const iceberg: Suite = {
  id: "iceberg",
  title: "Iceberg type promotion",
  folder: "apache+iceberg",
  replay: async (folder, draw) => {
    const cases = JSON.parse(readFileSync(join(folder, "primitive-promotion-24x24.derived.json"), "utf8")) as readonly Case[];
    return tallyOf(drawn(cases, draw).map(outcome));
  },
};

function outcome({ from, to, allowed, specV3Allowed }: Case): Outcome {
  const [v2, v3] = [mayBecome(engineCalled("iceberg-v2"), from, to), mayBecome(engineCalled("iceberg-v3"), from, to)];
  const third: May = allowed === specV3Allowed ? (allowed ? "yes" : "no") : "unknown";
  return { name: `${from} → ${to}`, expected: allowed, ours: allowed ? all([v2, v3]) : v2 === "no" && v3 !== "yes" ? "no" : "yes", agrees: v2 === (allowed ? "yes" : "no") && v3 === third };
}
