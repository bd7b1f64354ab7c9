import type { Contract, Sla } from "#model";
import { momentOf } from "#units";

/** Whether a service level says until when something is kept (ODCS, Service-level agreement: endOfSupport, endOfLife). */
export const isEnd = ({ property }: Sla): boolean => ["endofsupport", "endoflife"].includes((property ?? "").toLowerCase().replace(/[^a-z]/g, ""));

/** The service levels that say until when the contract or an element of it is kept. */
export const endsOf = ({ sla }: Contract): Sla[] => sla.filter(isEnd);

const perDay = 86_400_000;

/** The last day on which it is kept, in UTC: `2027-01-31`. Undefined where the value is no date. */
export function endOf({ value }: Sla): string | undefined {
  const moment = typeof value === "string" ? momentOf(value) : undefined;
  if (moment === undefined || moment.kind === "time" || moment.kind === "zoned time") return undefined;
  return new Date(moment.kind === "date" ? moment.at * perDay : moment.at).toISOString().slice(0, 10);
}
