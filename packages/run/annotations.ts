import { type Annotation, changedLines } from "#host";
import type { Reason } from "#model";
import { blamed } from "#verdict";
import type { Workspace } from "./workspace.ts";

/** As many of a level as hosts show; below it, the order says nothing. */
const shown = 10;
/** Files that git is asked about; past it, the order of the verdict stands. */
const most = 100;

/** Reasons in the order in which they deserve one of the few annotations: on lines of this change first, each part worst first. */
export async function ranked(reasons: readonly Reason[], { base, repository }: Workspace): Promise<readonly Reason[]> {
  const crowded = (["error", "warn", "info"] as const).some((level) => reasons.filter((reason) => reason.level === level).length > shown);
  if (!crowded || base.how === "none" || repository.git === undefined) return reasons;
  const files = [...new Set(reasons.flatMap(({ at }) => at?.file ?? []))];
  if (files.length > most) return reasons;
  const changed = await changedLines(repository, base.sha, files);
  const isChanged = ({ at }: Reason) => at !== undefined && (changed.get(at.file) ?? []).some(({ from, to }) => from <= at.line && at.line <= to);
  return [...reasons.filter(isChanged), ...reasons.filter((reason) => !isChanged(reason))];
}

const said = { error: "error", warn: "warning", info: "notice" } as const;

/** A reason as a remark at its line; the voice of the host makes it harmless there. */
export function annotation(reason: Reason): Annotation {
  const { level, rule, message, hint, at } = reason;
  const place = at === undefined ? {} : { file: at.file, line: at.line, endLine: at.endLine, column: at.column, endColumn: at.endColumn };
  return { level: said[level], title: rule, message: [message, ...blamed(reason).map((line) => `${line.charAt(0).toUpperCase()}${line.slice(1)}.`), ...(hint === undefined ? [] : [hint])].join(" "), ...place };
}
