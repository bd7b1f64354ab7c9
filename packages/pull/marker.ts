/** Which run wrote a comment, about which commit, and what it said; the first line of every comment of ours, invisible to readers. */
export interface Marker {
  /** GitHub's id of the workflow run; a newer run has a greater one. */
  readonly run: number;
  readonly attempt: number;
  /** The commit that was judged. */
  readonly head: string;
  /** Of what the comment says, without the marker. */
  readonly digest: string;
  /** Several gates on one pull request (a matrix, a monorepo) keep a comment each. */
  readonly gate: string;
}

const shape = /^<!-- meshgate v1 gate=([\w.-]{1,64}) run=(\d{1,16}) attempt=(\d{1,6}) head=([0-9a-f]{40}|[0-9a-f]{64}) digest=([0-9a-f]{16,64}) -->(?:\r?\n|$)/;

/** The body of a comment of ours. */
export const marked = ({ gate, run, attempt, head, digest }: Marker, text: string): string => `<!-- meshgate v1 gate=${gate} run=${run} attempt=${attempt} head=${head} digest=${digest} -->\n${text}`;

/** The marker with which a comment begins. A marker further down was quoted or planted by somebody, and counts for nothing. */
export function markerOf(body: string): Marker | undefined {
  const [, gate = "", run, attempt, head = "", digest = ""] = shape.exec(body) ?? [];
  return run === undefined ? undefined : { gate, run: Number(run), attempt: Number(attempt), head, digest };
}

/** A name for a gate that a marker can hold. */
export const isGate = (name: string): boolean => /^[\w.-]{1,64}$/.test(name);
