import type { Quality, Sla } from "#model";
import { named } from "#text";
import type { Rule, Say } from "../rule.ts";

export const scheduleWithoutScheduler: Rule = {
  id: "schedule-without-scheduler",
  level: "warn",
  says: "Where there is a `schedule` there is a `scheduler` that can read it.",
  why: "`0 20 * * *` means something to cron and nothing to other tools: without a scheduler nobody runs the check.",
  source: "ODCS, Data Quality and Service-level agreement: schedule is written in the words of the scheduler",
  on: {
    quality: (quality, _, say) => check(quality, say),
    sla: (sla, _, say) => check(sla, say),
  },
};

function check({ schedule, scheduler, spots, at }: Quality | Sla, say: Say) {
  if (schedule !== undefined && scheduler === undefined) say({ at: spots["schedule"] ?? at, message: `The schedule ${named(schedule)} has no scheduler.`, hint: "Write `scheduler: cron`, or the name of the tool that runs it." });
}
