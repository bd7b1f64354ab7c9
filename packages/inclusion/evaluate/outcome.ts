/** True, false, or not known. */
export type Truth = boolean | undefined;

/** What a schema makes of an instance: whether it is valid, and which of its parts were looked at (2020-12 Core §11). */
export interface Outcome {
  readonly valid: Truth;
  readonly properties: ReadonlySet<string> | "all";
  /** Items before this index. */
  readonly items: number;
  /** Single items that `contains` found. */
  readonly found: ReadonlySet<number>;
  /** Whether nothing else was looked at; false where some schema is not known to hold. */
  readonly sure: boolean;
}

const none: ReadonlySet<never> = new Set();

export const outcome = (valid: Truth, { properties = none, items = 0, found = none, sure = valid !== undefined }: Partial<Omit<Outcome, "valid">> = {}): Outcome => ({ valid, properties, items, found, sure });

/** Both hold. What a schema that does not hold looked at counts for nothing. */
export function both(a: Outcome, b: Outcome): Outcome {
  if (a.valid === false || b.valid === false) return outcome(false);
  return seen(a.valid === true && b.valid === true ? true : undefined, a, b);
}

/** With this validity, what either looked at. */
export function seen(valid: Truth, a: Outcome, b: Outcome): Outcome {
  const properties = a.properties === "all" || b.properties === "all" ? "all" : a.properties.size === 0 ? b.properties : b.properties.size === 0 ? a.properties : new Set([...a.properties, ...b.properties]);
  const found = a.found.size === 0 ? b.found : b.found.size === 0 ? a.found : new Set([...a.found, ...b.found]);
  return { valid, properties, items: Math.max(a.items, b.items), found, sure: a.sure && b.sure };
}

export const not = (truth: Truth): Truth => (truth === undefined ? undefined : !truth);

/** Whether at least `least` and at most `most` hold. */
export function counted(truths: readonly Truth[], least: number, most: number): Truth {
  const sure = truths.filter((one) => one === true).length;
  const possible = sure + truths.filter((one) => one === undefined).length;
  if (possible < least || sure > most) return false;
  return sure >= least && possible <= most ? true : undefined;
}
