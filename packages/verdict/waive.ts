import { counts, type Waiver } from "#config";
import type { Reason } from "#model";

/** What waivers do to today's reasons: those of the base branch, and comments on the pull request, which end with it and so are neither warned of nor told as idle. */
export interface WaivedReasons {
  /** What still counts; where a waiver ran out, the reason says so. */
  readonly fresh: readonly Reason[];
  /** What somebody answers for; shown, never counted for the ruling. */
  readonly waived: readonly Reason[];
  /** Waivers that suppress something and have at most 30 days left. */
  readonly ending: readonly Waiver[];
  /** Waivers that fit nothing that was found. */
  readonly idle: readonly Waiver[];
}

/** A warning comes so many days before a waiver ends. */
const early = 30;

/**
 * Splits reasons by the waivers. A waiver never takes away what is only told. One that ran out suppresses nothing: what it was for counts again in full where the change touches that contract, and
 * elsewhere only warns, so that a day in the calendar does not stop everybody's work. Pure.
 */
export function waive(reasons: readonly Reason[], waivers: readonly Waiver[], today: string, touched: (reason: Reason) => boolean): WaivedReasons {
  const used = new Set<Waiver>();
  const fresh: Reason[] = [];
  const waived: Reason[] = [];
  for (const reason of reasons) {
    const fitting = reason.level === "info" ? [] : waivers.filter((waiver) => fits(waiver, reason));
    for (const waiver of fitting) used.add(waiver);
    const [best] = fitting.toSorted((a, b) => (a.expires < b.expires ? 1 : a.expires > b.expires ? -1 : 0));
    if (best === undefined) fresh.push(reason);
    else if (counts(best, today)) waived.push({ ...reason, waiver: waiverIn(best) });
    else fresh.push(afterEnd(reason, best, touched(reason)));
  }
  return { fresh, waived, ending: [...used].filter((waiver) => waiver.at !== undefined && counts(waiver, today) && daysUntil(waiver.expires, today) <= early && waived.some((reason) => reason.waiver?.at === waiver.at)), idle: waivers.filter((waiver) => waiver.at !== undefined && !used.has(waiver)) };
}

function waiverIn({ reason, approver, expires, at, comment }: Waiver): NonNullable<Reason["waiver"]> {
  return { reason, approver, expires, ...(at === undefined ? {} : { at }), ...(comment === undefined ? {} : { comment }) };
}

function fits({ of }: Waiver, { fingerprint, rule, subject }: Reason): boolean {
  if ("fingerprint" in of) return of.fingerprint === fingerprint;
  return of.rule === rule && of.target.length <= subject.length && of.target.every((name, index) => subject[index] === name);
}

function afterEnd(reason: Reason, { expires, at }: Waiver, touched: boolean): Reason {
  const told = `Its waiver${at === undefined ? "" : ` (${at.file}, line ${at.line})`} ended on ${expires}.`;
  return { ...reason, level: touched ? reason.level : "warn", hint: reason.hint === undefined ? told : `${reason.hint} ${told}` };
}

/** Days from one day to another. */
export const daysUntil = (day: string, today: string): number => (Date.parse(`${day}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / 86_400_000;
