import { PerhapsWritten, Unwritten } from "./conversation.ts";
import type { Answer } from "./rest.ts";

/** What a server's refusals mean for whoever set up its pipeline; the sentences begin in lower case, after what was not done. */
export interface Refusals {
  readonly name: string;
  /** The token is unknown. */
  readonly unknown: string;
  /** The token may not, or may not see. */
  readonly forbidden: string;
}

/** The answer where it is a good one. Throws Unwritten with what to do where it is not; the server's own words are not repeated: they may quote what was written. */
export function accepted({ name, unknown, forbidden }: Refusals, what: string, answer: Answer): Answer {
  const { status } = answer;
  if (status >= 200 && status < 300 && status !== 203) return answer;
  if (status >= 500) throw new PerhapsWritten(`${what}: ${name} has a fault (HTTP ${status}); a re-run of this job writes it.`);
  const because = () => {
    if (status === 401 || status === 203 || (status >= 300 && status < 400)) return unknown;
    if (status === 403 || status === 404) return forbidden;
    if (status === 429) return `${name}'s rate limit is used up; a re-run of this job writes it.`;
    return `${name} refuses it (HTTP ${status}).`;
  };
  throw new Unwritten(`${what}: ${because()}`);
}
