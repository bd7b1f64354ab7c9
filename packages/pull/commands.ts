import { isDay } from "#config";

/** What a line of a comment asks for: that a finding passes until the end of a day (UTC), and why. */
export interface Approval {
  readonly fingerprint: string;
  /** The last day on which it counts: `2026-12-31`. */
  readonly until: string;
  readonly reason: string;
}

/** A text longer than this is no reason that anybody reads. */
const longest = 2000;
/** What may begin something that the next line of the paragraph is a part of: code, a link, HTML, a quote, a table. */
const reaching = /[`<>[\]\\|]/;
const form = "Write `/meshgate approve <fingerprint> until <YYYY-MM-DD> because <reason>`.";

/**
 * The commands of a comment, `/meshgate approve …` at the start of a line, and what is wrong with each other line that begins like one. A line counts only where every reader of Markdown sees it as text of its own
 * paragraph: not in code, a quote, a list or HTML (GFM §4.5, §4.6, §5.1), and nothing after what could hide it without an end. Never throws.
 */
export function commandsIn(body: string): { readonly approvals: readonly Approval[]; readonly problems: readonly string[] } {
  const approvals: Approval[] = [];
  const problems: string[] = [];
  let fence: string | undefined;
  let unclear = false;
  /** Of the paragraph so far: that nothing in it can reach into the next line. */
  let plain = true;
  for (const line of body.split(/\r\n|\r|\n/)) {
    if (fence !== undefined) {
      const closing: string = /^ {0,3}(`{3,}|~{3,})[ \t]*$/.exec(line)?.[1] ?? "";
      if (closing.startsWith(fence)) fence = undefined;
      plain = true;
      continue;
    }
    const opening = /^(?:(`{3,})[^`]*|(~{3,}).*)$/.exec(line);
    if (opening !== null && !unclear) {
      fence = opening[1] ?? opening[2];
      continue;
    }
    if (/^ {0,3}\/meshgate(?![\w-])/i.test(line)) {
      const read = unclear ? "It stands after HTML or code that may not have ended: write it in a comment of its own." : !plain ? "It stands in the middle of a paragraph: leave an empty line before it." : commandOf(line.trimEnd());
      if (typeof read === "string") problems.push(read);
      else approvals.push(read);
      if (reaching.test(line)) plain = false;
    } else if (line.trim() === "") plain = true;
    else if (!/^[\p{L}\p{N}]/u.test(line) || /^\d{1,9}[.)]/.test(line) || reaching.test(line)) plain = false;
    if (/`{3}|~{3}|<[!?/a-z]/i.test(line)) unclear = true;
  }
  return { approvals, problems };
}

function commandOf(line: string): Approval | string {
  if (!/^\/meshgate[ \t]+approve(?![\w-])/.test(line)) return `It does not begin with \`/meshgate approve\`. ${form}`;
  const [, fingerprint = "", rest = ""] = /^\/meshgate[ \t]+approve(?:[ \t]+(\S+))?(.*)$/.exec(line) ?? [];
  if (!/^[0-9a-f]{16}$/.test(fingerprint)) return `It names no fingerprint: copy the 16 signs that the verdict shows. ${form}`;
  const [, until = "", after = ""] = /^[ \t]+until(?:[ \t]+(\S+))?(.*)$/.exec(rest) ?? [];
  if (!isDay(until)) return `It has no last day after \`until\`. ${form}`;
  const reason = /^[ \t]+because[ \t]+(.*)$/.exec(after)?.[1]?.trim() ?? "";
  if (!/\p{L}/u.test(reason)) return `It gives no reason after \`because\`. ${form}`;
  return reason.length > longest ? `Its reason has more than ${longest} characters.` : { fingerprint, until, reason };
}
