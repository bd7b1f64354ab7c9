/** How much is looked at before the answer is "not known". Counted, so that it is the same on every machine. */
export const budget = {
  /** Pairs of types, fields and branches of one question. */
  steps: 500_000,
  /** Unions inside each other of which several branches may be meant. */
  choices: 4,
  /** Values inside one made-up value. */
  values: 200,
  /** Levels around the value that shows a break. */
  levels: 30,
} as const;
