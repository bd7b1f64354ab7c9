/** How a repository calls the gate where it is built. Paths are from its root. */
export interface Pipeline {
  /** The one file that the CI system reads, or on GitHub one of its own. */
  readonly file: string;
  /** Files or folders of which any says that the repository is built there. */
  readonly signs: readonly string[];
  /** Below `templates/`. */
  readonly template: string;
  /** Where the repository has such a file already: where the template goes, and what is to be done with it there. */
  readonly beside: { readonly file: string; readonly then: string };
}
