/** What is lent for a while: until when, in milliseconds since 1970, or that nobody says. */
export interface Lent {
  readonly until?: number;
}

/** How credentials are asked for; `again`: the ones that were given are refused. */
export type Lender<T> = (again?: true) => Promise<T | { readonly unknown: string }>;

/** Gives the same credentials until a minute before they end, then asks for new ones. An answer of why there are none is not kept. */
export function kept<T extends Lent>(lend: () => Promise<T | { readonly unknown: string }>): Lender<T> {
  let now: T | undefined;
  return async (again) => {
    if (now !== undefined && again === undefined && (now.until === undefined || now.until - 60_000 > Date.now())) return now;
    const fresh = await lend();
    now = "unknown" in fresh ? undefined : fresh;
    return fresh;
  };
}
