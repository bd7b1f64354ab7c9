/** A value that was understood, or the reason why it was not: the end of the sentence "The value …". Never both, never thrown. */
export type Parsed<T> =
  | { readonly value: T; readonly reason?: never }
  | { readonly value?: never; readonly reason: string };

/** Longer texts are no service level; every parser of this room looks at no more than this many characters. */
export const LONGEST = 256;
