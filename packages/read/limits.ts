/**
 * How much of a text is read before it is refused. Counted, not timed, so that the answer is the same on every machine.
 * A file over a limit gets one `limit-exceeded` finding; the other files are still judged.
 */
export const limits = {
  /** Bytes of one file. */
  bytes: 10 * 1024 * 1024,
  /** Maps and lists inside each other. */
  depth: 100,
  /** Maps, lists and scalars of one file, with every alias counted as what it stands for. */
  nodes: 1_000_000,
  /** Words, signs and spaces of one file, as the YAML lexer counts them. */
  tokens: 4_000_000,
  /** Syntax errors said for one file. */
  errors: 20,
} as const;
