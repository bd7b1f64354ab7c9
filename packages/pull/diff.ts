/** The lines of a file's new text that its patch shows: those that are new and those around them. Remarks may stand at these only. */
export type Shown = ReadonlyMap<number, { readonly text: string; readonly isNew: boolean }>;

const hunk = /^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/;

/** The hunks of one file in unified format (POSIX diff, "unified"), without its headers. What is inside a hunk is counted and never taken for a header. Pure. */
export function shownIn(patch: string): Shown {
  const shown = new Map<number, { text: string; isNew: boolean }>();
  let [before, after, line] = [0, 0, 0];
  for (const row of patch.split("\n")) {
    if (before <= 0 && after <= 0) {
      const [found, old = "1", start = "0", now = "1"] = hunk.exec(row) ?? [];
      if (found !== undefined) [before, after, line] = [Number(old), Number(now), Number(start)];
      continue;
    }
    const [sign, text] = [row[0], row.slice(1)];
    if (sign === "\\") continue;
    if (sign !== "+") before -= 1;
    if (sign === "-") continue;
    shown.set(line, { text, isNew: sign === "+" });
    line += 1;
    after -= 1;
  }
  return shown;
}
