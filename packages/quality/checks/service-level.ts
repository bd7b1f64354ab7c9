import type { Sla } from "#model";
import { isAge, isFrequency, isLifecycle, isRetention, promiseOf } from "#terms";
import { named, shown } from "#text";
import type { CheckKind } from "../check.ts";
import { nobody } from "../promise.ts";
import { level } from "../service-levels.ts";
import { written } from "../values.ts";

export const serviceLevel: CheckKind = {
  id: "service-level",
  says: "A service level that the rows of one moment cannot show stays unknown, and is counted.",
  why: "That data was there by nine every day is seen by whoever looked every day, never by one look at a table.",
  source: "ODCS, Service-level agreement: availability, throughput, errorRate, timeOfAvailability, timeToDetect, timeToNotify, timeToRepair; DCS, Service Levels Object",
  promises: (contract) => contract.sla.filter((sla) => !isAge(sla) && !isRetention(sla) && !isFrequency(sla) && !isLifecycle(sla)).map((sla) =>
    level("service-level", sla, contract, { element: sla.element ?? "" }, { expected: sla.value === undefined ? "not said" : shown([written(sla.value), ...(sla.unit === undefined ? [] : [sla.unit])].join(" ")), counts: `The service level ${named(sla.property ?? "")}` }, nobody(whyNot(sla)))),
};

function whyNot(sla: Sla): string {
  const promise = promiseOf(sla);
  if (/^(?:timeto|t[dnr]$|support|responsetime|backup)/.test(promise)) return "It is about people and their processes; nothing in the data tells it.";
  if (/^(?:availability|uptime|serviceavailability|av|throughput|th|errorrate|er|timeofavailability)$/.test(promise)) return "One look at the data cannot tell it; it needs a history of looks, and there is none.";
  return `Nobody here knows what the service level ${named(sla.property ?? "")} means for the data.`;
}
