/** The comments of one pull request, as the one who writes now sees them. */
export interface Conversation {
  /** The newest commit of the pull request, and every comment on it. Throws Unwritten. */
  look(): Promise<{ readonly head: string; readonly comments: readonly { readonly id: number; readonly body: string; readonly mine: boolean }[] }>;
  /** Begins a comment; returns its id. Throws PerhapsWritten, and asks no second time by itself, where nobody knows whether there is one now. */
  create(body: string): Promise<number>;
  update(id: number, body: string): Promise<void>;
  /** A comment that is gone already is gone. */
  remove(id: number): Promise<void>;
  /** Waits until everybody can see what was begun before now. */
  rest(): Promise<void>;
  /** Characters that a comment may have. */
  readonly longest: number;
}

/** Which run of which workflow this is; a newer run has a greater number. */
export interface Run {
  readonly id: number;
  readonly attempt: number;
  /** Its page. */
  readonly url: string;
  /** The commit that it stands on; of a pull request, the host's own merge of it. */
  readonly commit?: string;
}

/** Why something was not written: one sentence that says what to do. What was to be said has to be said elsewhere. */
export class Unwritten extends Error {
  override readonly name = "Unwritten";
}

/** A fault, or no answer: the host may have written it all the same, so that whoever begins something looks before trying again. */
export class PerhapsWritten extends Unwritten {}
