import { readFileSync } from "node:fs";
import { join } from "node:path";
import { mayBecome } from "#types";
import type { Suite } from "./suite.ts";
import { all, drawn, engineCalled, type Outcome, tallyOf } from "./tables.ts";

interface Case {
  readonly id: string;
  /** Absent in the file that knows Delta only. */
  readonly mode?: "delta" | "delta-iceberg-v2";
  readonly from: string;
  readonly to: string;
  readonly supported: boolean;
}

const files = ["type-widening-test-cases.extracted.json", "kernel-type-widening-checker.extracted.json"];

/** Type widening of Delta, and of Delta tables that are read as Iceberg v2 too: both engines must take the change. */
export const delta: Suite = {
  id: "delta",
  title: "Delta type widening",
  folder: "delta-io+delta",
  replay: async (folder, draw) => {
    const cases = files.flatMap((file) => JSON.parse(readFileSync(join(folder, file), "utf8")) as readonly Case[]);
    return tallyOf(drawn(cases, draw).map(outcome));
  },
};

function outcome({ id, mode, from, to, supported }: Case): Outcome {
  const asked = mode === "delta-iceberg-v2" ? ["delta-4", "iceberg-v2"] : ["delta-4"];
  const ours = all(asked.map((engine) => mayBecome(engineCalled(engine), from, to)));
  return { name: `${id}: ${from} → ${to}`, expected: supported, ours, agrees: ours === (supported ? "yes" : "no") };
}
