/** Something that is claimed and shown by running it in full. */
export interface Proof {
  readonly id: string;
  readonly title: string;
  /** Runs it. Figures are printed; whatever is in `failed` fails the run. */
  run(): Promise<{ readonly figures: readonly string[]; readonly failed: readonly string[] }>;
}
