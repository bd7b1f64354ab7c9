import { fingerprint } from "#fingerprint";
import type { Reason } from "#model";
import { named } from "#text";
import { grouped } from "./grouped.ts";
import { levelIds } from "./levels.ts";

/** Promises of one contract that are unknown for one cause, by one fault, are said as one: a missing file is one thing to mend, not forty. Each stays in the report, and in `alike`. */
export function together(reasons: readonly Reason[]): Reason[] {
  const caused = reasons.filter(({ cause }) => cause !== undefined);
  return [...reasons.filter(({ cause }) => cause === undefined), ...[...grouped(caused, keyOf).values()].flatMap((group) => (group.length === 1 ? group : asOne(group)))];
}

const keyOf = ({ level, subject, cause, at, fault }: Reason) => JSON.stringify([level, subject[0], at?.file, cause?.says, cause?.because, fault?.whose, fault?.why]);

/** `a`, `b` and `c`; the last of many are counted. */
function listed(names: readonly string[]): string {
  const some = names.length > 6 ? [...names.slice(0, 5).map(named), `${names.length - 5} more`] : names.map(named);
  return some.length < 2 ? (some[0] ?? "") : `${some.slice(0, -1).join(", ")} and ${some.at(-1)}`;
}

function asOne(group: readonly Reason[]): Reason[] {
  const first = group.reduce((best, reason) => ((reason.at?.line ?? Infinity) < (best.at?.line ?? Infinity) ? reason : best));
  if (first.cause === undefined) return [...group];
  const { says, because } = first.cause;
  const [contract = "", ...rest] = first.subject;
  const objects = [...new Set(group.flatMap(({ subject: [, object] }) => object ?? []))];
  const subject = objects.length === 1 ? [contract, ...rest.slice(0, 1)] : [contract];
  return [{
    ...first, rule: levelIds[because], subject, alike: group,
    message: `${group.length} promises of ${listed(objects.length === 0 ? [contract] : objects)} are not known. ${says}`, fingerprint: fingerprint("quality", "alike", contract, objects, says, ...(first.fault === undefined ? [] : [first.fault.whose, first.fault.why])),
  }];
}
