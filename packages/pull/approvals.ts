import type { Approval } from "./commands.ts";
import { commandsIn } from "./commands.ts";
import { markerOf } from "./marker.ts";

/** A comment on a pull request, as the host itself tells it. */
export interface SaidComment {
  readonly id: number;
  readonly url: string;
  readonly body: string;
  /** Absent where the account is gone. `person`: no bot, app, organisation or placeholder. `known`: the host says that they belong to the repository; only the order of questions rests on it. */
  readonly by?: { readonly login: string; readonly person: boolean; readonly known: boolean };
  readonly edited: boolean;
  /** Minimised, by whomever. */
  readonly hidden: boolean;
}

/** What is said on a pull request, and whose change it is. */
export interface Talk {
  readonly head: string;
  readonly author?: string;
  /** Who wrote or committed its commits, as far as the host knows an account; absent where there are too many to list. */
  readonly wrote?: readonly string[];
  readonly comments: readonly SaidComment[];
}

/** An approval that counts if its author may. */
export interface Claim extends Approval {
  readonly login: string;
  readonly url: string;
}

/** A line that suppresses nothing, and why. */
export interface Refused {
  readonly rule: "approval-broken" | "approval-refused" | "approval-idle";
  readonly login?: string;
  readonly fingerprint?: string;
  readonly why: string;
}

/**
 * Sorts the commands of all comments by what can be known without asking further: of whom it has to be asked whether they may, and which count for nothing. `found`: the fingerprints of what counts today. Pure.
 */
export function claimsIn(talk: Talk, found: ReadonlySet<string>, today: string): { readonly claims: readonly Claim[]; readonly refused: readonly Refused[] } {
  const claims: (Claim & { readonly known: boolean })[] = [];
  const refused: Refused[] = [];
  for (const comment of talk.comments) {
    // What is minimised was taken back; what has our marker offers commands and gives none.
    if (comment.hidden || markerOf(comment.body) !== undefined) continue;
    const { approvals, problems } = commandsIn(comment.body);
    const by = comment.by === undefined ? {} : { login: comment.by.login };
    refused.push(...problems.map((why): Refused => ({ rule: "approval-broken", ...by, why })));
    for (const approval of approvals) {
      const { fingerprint } = approval;
      const no = (why: string) => refused.push({ rule: "approval-refused", ...by, fingerprint, why });
      const mine = comment.by === undefined ? "" : whose(talk, comment.by.login);
      if (comment.by === undefined) no("The account that wrote it is gone.");
      else if (!comment.by.person) no("A bot approves nothing.");
      else if (comment.edited) no("The comment was edited, and who edits a comment need not be who wrote it: write a new one.");
      else if (mine !== "") no(mine);
      else if (!found.has(fingerprint)) refused.push({ rule: "approval-idle", ...by, fingerprint, why: "It fits nothing that counts here now." });
      else if (approval.until < today) no(`It ended on ${approval.until} (UTC).`);
      else claims.push({ ...approval, login: comment.by.login, url: comment.url, known: comment.by.known });
    }
  }
  return { claims: claims.toSorted((a, b) => Number(b.known) - Number(a.known)).map(({ known: _, ...claim }) => claim), refused };
}

/** Why somebody may not approve this change, whatever else they may. */
export function whose({ author, wrote }: Talk, login: string): string {
  if (author === undefined) return "Nobody knows who opened the pull request, so nobody knows whose change it is.";
  if (same(author, login)) return "Who opened the pull request does not approve its change.";
  if (wrote === undefined) return "The pull request has more commits than are listed, so nobody knows whose change it is.";
  return wrote.some((one) => same(one, login)) ? "Who wrote a commit of the pull request does not approve its change." : "";
}

/** GitHub's names mean the same in capitals. */
export const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
