import type { Mode } from "#config";
import { fingerprint } from "#fingerprint";
import type { BreakingReport, Bump, Level, Reason } from "#model";
import { named } from "#text";
import { levelOfChange, type Levels } from "./levels.ts";

/** What the versions of the changed contracts say too little about, and what the base broke since a release; each once, whatever the changes are. */
export function versionReasons(report: BreakingReport, mode: Mode, levels: Levels): Reason[] {
  const bumps = (report.bumps ?? []).flatMap((bump) => {
    const level = levelOfBump(bump, mode, levels);
    return level === "off" || bump.kind === undefined ? [] : [ofBump(bump, bump.kind, level)];
  });
  return [...bumps, ...brokenBefore(report, mode, levels)];
}

/**
 * A version that says too little is as bad as the worst change that asks for more, and a warning at least where that is a major or minor one; what asks for a patch
 * is only told. Where the base lacked it already and this change asks for no more, it warns at most.
 */
function levelOfBump({ kind, asks, known, because }: Bump, mode: Mode, levels: Levels): Level {
  if (kind === undefined) return "off";
  const own = Object.hasOwn(levels, kind) ? levels[kind] : undefined;
  const worst = because.some((cause) => levelOfChange(cause, mode, levels) === "error") ? "error" : "warn";
  const level = own ?? ({ major: worst, minor: "warn", patch: "info", none: "info" } as const)[asks];
  return known && level === "error" ? "warn" : level;
}

function ofBump({ contract, was, has, message, hint, at, fingerprint }: Bump, rule: string, level: Reason["level"]): Reason {
  return {
    level, verb: "breaking", rule, message, ...(hint === undefined ? {} : { hint }), at, subject: [contract], hurt: [],
    ...(was === undefined ? {} : { before: was }), ...(has === undefined ? {} : { after: has }), fixable: false, fingerprint,
  };
}

/** One line a release for what the base had broken already: it is not to be blamed on every change that follows. */
function brokenBefore({ releases = [] }: BreakingReport, mode: Mode, levels: Levels): Reason[] {
  const counts = new Map<string, number>();
  for (const { tag, changes } of releases) {
    const broken = changes.filter((change) => change.known && levelOfChange(change, mode, levels) === "error").length;
    if (broken > 0) counts.set(tag, (counts.get(tag) ?? 0) + broken);
  }
  return [...counts].map(([tag, count]) => {
    const message = `${count} breaking ${count === 1 ? "change" : "changes"} since release ${named(tag)} ${count === 1 ? "is" : "are"} already on the base.`;
    return { level: "info", verb: "verdict", rule: "release-broken", message, subject: [tag], hurt: [], fixable: false, fingerprint: fingerprint("verdict", "release-broken", tag, message) };
  });
}
