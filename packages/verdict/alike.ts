import { fingerprint } from "#fingerprint";
import type { Reason } from "#model";
import { named } from "#text";
import { grouped } from "./grouped.ts";
import { levelIds } from "./levels.ts";

/** Promises of one object that are unknown for one cause are said as one: a missing file is one thing to mend, not forty. Each stays in the report, and in `alike`. */
export function together(reasons: readonly Reason[]): Reason[] {
  const caused = reasons.filter(({ cause }) => cause !== undefined);
  return [...reasons.filter(({ cause }) => cause === undefined), ...[...grouped(caused, keyOf).values()].flatMap((group) => (group.length === 1 ? group : asOne(group)))];
}

const keyOf = ({ level, subject, cause, at }: Reason) => JSON.stringify([level, subject.slice(0, 2), at?.file, cause?.says, cause?.because]);

function asOne(group: readonly Reason[]): Reason[] {
  const first = group.reduce((best, reason) => ((reason.at?.line ?? Infinity) < (best.at?.line ?? Infinity) ? reason : best));
  if (first.cause === undefined) return [...group];
  const { says, because } = first.cause;
  const object = first.subject.slice(0, 2);
  return [{
    ...first, rule: levelIds[because], subject: object, alike: group,
    message: `${group.length} promises of ${named(object.at(-1) ?? "")} are not known. ${says}`, fingerprint: fingerprint("quality", "alike", object, says),
  }];
}
