import type { Conversation, Run } from "./conversation.ts";
import type { Env } from "./env.ts";
import type { Forge } from "./forge.ts";
import type { Issues } from "./issues.ts";
import type { Pipeline } from "./pipeline.ts";
import type { Trigger } from "./trigger.ts";
import type { Voice } from "./voice.ts";

/** One place where the gate can run: how it is recognised, what it says about the change, how it wants to be spoken to. */
export interface Host {
  readonly id: string;
  readonly name: string;
  isHere(env: Env): boolean;
  /** What a repository has that is built there; absent where it is a person's shell. */
  readonly pipeline?: Pipeline;
  /** The file in which the host describes the event, where it writes one. */
  payloadFile(env: Env): string | undefined;
  /** What started this run and where its base may be found. `payload` is untrusted JSON. */
  trigger(env: Env, payload: unknown): Trigger;
  /** The server and repository that the run belongs to. */
  home(env: Env): Home | undefined;
  /** Its log shows ANSI colours though it is not a terminal. */
  readonly colourLog: boolean;
  /** Somebody watches: a progress line may be redrawn. */
  readonly watched: boolean;
  /** How annotations, summary and outputs are put; absent where the text on the screen is all there is. */
  voice?(env: Env): Promise<Voice>;
  /** The issues of a repository; absent where nobody here writes them yet. */
  issues?(home: Home, token: string): Promise<Issues>;
  /** Which run this is, where the host counts them. */
  run?(env: Env): Run | undefined;
  /** The address of a line of a file at a commit; a part of the path that could end a link is encoded. Absent where files have no page that is known. */
  line?(home: Home, commit: string, file: string, line: number): string;
  /** The tokens that the variables of this host hold: `fetch` is sent to `home` by git alone, `write` to the API that keeps comments. */
  tokens?(env: Env): { readonly fetch?: string; readonly write?: string };
  /** The comments of the pull request that the run is about; absent where the host has none. Throws UsageError, or Unwritten, without a token. */
  conversation?(about: { readonly home: Home; readonly number: number; readonly token?: string }): Promise<Conversation>;
  /** What else of a pull request can be asked and written, each by a part of its own; absent where the host has none. Throws UsageError without a token. */
  forge?(about: { readonly home: Home; readonly token?: string }): Promise<Forge>;
}

/** A repository on its server. */
export interface Home {
  /** Base URL of the git server, e.g. `https://github.com`. */
  readonly server: string;
  /** `owner/name`, as the server's path says it. */
  readonly repository: string;
  /** The user name that goes with a token in HTTP basic authentication. */
  readonly user: string;
  /** Base URL of an API that answers GitHub's `compare`, where there is one. */
  readonly api?: string;
  /** Base URL of the API that keeps the comments of a pull request, where it is another one. */
  readonly comments?: string;
}
