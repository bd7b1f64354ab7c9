import type { Reporter } from "../reporter.ts";

/** For programs: the report with its verdict, or all reports and theirs. */
export const json: Reporter = {
  id: "json",
  says: "Programs",
  say({ verdict, reports }) {
    const [report, ...others] = reports;
    return `${JSON.stringify(inOrder(report !== undefined && others.length === 0 ? { ...report, verdict } : { verdict, reports }), undefined, 2)}\n`;
  },
};

/** What a reader looks for first; the keys that are not here follow by code unit. */
const first = ["meshgate", "verb", "verdict", "ruling", "level", "rule", "check", "outcome", "kind", "message", "hint", "file", "line", "column", "endLine", "endColumn", "at", "was", "subject", "path", "before", "after"];

/** The same value with its keys in one order, wherever it came from. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== "object" || value === null) return value;
  const place = (key: string) => (first.includes(key) ? first.indexOf(key) : first.length);
  const entries = Object.entries(value).sort(([a], [b]) => place(a) - place(b) || (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, entry]) => [key, inOrder(entry)]));
}
