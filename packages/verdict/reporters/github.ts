import type { Reason } from "#model";
import { commandData, commandProperty, flat, seenPath } from "#text";
import { many, tally } from "../phrases.ts";
import { proofs } from "../evidence.ts";
import type { Reporter } from "../reporter.ts";

/** GitHub keeps this many annotations per level and step, the first ones (docs "Usage limits for annotations"). */
const budget = 10;
const names = { error: "error", warn: "warning", info: "notice" } as const;

/** Workflow commands that GitHub's runner turns into annotations: the worst ones, and one that counts the rest. */
export const github: Reporter = {
  id: "github",
  says: "Annotations of a GitHub Actions step",
  say({ verdict }) {
    const of = (level: Reason["level"]) => verdict.reasons.filter((reason) => reason.level === level);
    const [errors, warnings, infos] = [of("error"), of("warn"), of("info")];
    const over = errors.length > budget || warnings.length > budget || infos.length > budget;
    const kept = [...errors.slice(0, budget), ...warnings.slice(0, budget), ...infos.slice(0, over ? budget - 1 : budget)];
    const left = verdict.reasons.length - kept.length;
    const rest = left > 0 ? [`::notice title=meshgate::${commandData(`${many(left, "more finding")} ${left === 1 ? "is" : "are"} not annotated here. In all: ${tally(verdict.counts)}.`)}`] : [];
    return [...kept.map(annotation), ...rest].map((line) => `${line}\n`).join("");
  },
};

function annotation(reason: Reason): string {
  const { level, rule, message, hint, at } = reason;
  const sameLine = at !== undefined && at.line === at.endLine;
  const place: Readonly<Record<string, string | number>> = at === undefined ? {} : {
    file: seenPath(at.file), line: at.line, endLine: at.endLine, ...(sameLine ? { col: at.column, endColumn: Math.max(at.column, at.endColumn - 1) } : {}),
  };
  const properties = Object.entries({ ...place, title: flat(rule) }).map(([name, value]) => `${name}=${commandProperty(String(value))}`);
  return `::${names[level]} ${properties.join(",")}::${commandData([message, ...proofs(reason), hint].flatMap((part) => (part === undefined ? [] : [flat(part, 600)])).join("\n"))}`;
}
