import { fingerprint } from "#fingerprint";
import type { Flapping } from "#model";
import { named } from "#text";
import { grouped } from "./grouped.ts";
import { byText, type Fact } from "./reason.ts";

/** Promises that keep changing; those of one table that changed in the same runs are said as one, for one thing is behind them. Each stays in the report. */
export function flappingFacts(all: readonly Flapping[], several: (one: Flapping) => boolean): Fact[] {
  return [...grouped(all, ({ path, server, at, outcomes }) => JSON.stringify([path[0], path[1], server, at.file, outcomes])).values()].flatMap((group) => {
    const [first, ...others] = [...group].sort((a, b) => a.at.line - b.at.line || a.at.column - b.at.column || byText(a.check, b.check) || byText(a.fingerprint, b.fingerprint));
    if (first === undefined) return [];
    const { path, server, at, changes, outcomes } = first;
    const message = others.length === 0 ? first.message : `${group.length} promises of ${named(path[1] ?? path[0] ?? "")} are flapping: their outcome changed ${changes} times in the last ${outcomes.length} runs (${outcomes.join(", ")}).`;
    return [{
      verb: "quality", rule: "flapping", message: several(first) && server !== undefined ? `${message.replace(/\.$/, "")}, on ${named(server)}.` : message, at, subject: others.length === 0 ? path : path.slice(0, 2), hurt: [], fixable: false,
      fingerprint: others.length === 0 ? first.fingerprint : fingerprint("flapping", path.slice(0, 2), server ?? "", group.map((one) => one.fingerprint).sort()),
    }];
  });
}
