import { availabilityIn, timeOfAvailabilityIn } from "#history";
import type { Contract, Sla } from "#model";
import { isAge, isAvailability, isFrequency, isLifecycle, isRetention, promiseOf } from "#terms";
import { named, shown } from "#text";
import { parsePercent, timeOfDay } from "#units";
import type { Around, CheckKind, HowMeasured } from "../check.ts";
import { nobody } from "../promise.ts";
import { aims, level } from "../service-levels.ts";
import { nameOf } from "../found.ts";
import { written } from "../values.ts";

export const serviceLevel: CheckKind = {
  id: "service-level",
  says: "A service level that one look at the data cannot show is judged by what earlier runs saw; without a history, and where it is about people, it stays unknown and is counted.",
  why: "That data was there by nine every day is seen by whoever looked every day, never by one look at a table.",
  source: "ODCS, Service-level agreement: availability, throughput, errorRate, timeOfAvailability, timeToDetect, timeToNotify, timeToRepair; DCS, Service Levels Object",
  promises: (contract, around) => contract.sla.filter((sla) => !isAge(sla) && !isRetention(sla) && !isFrequency(sla) && !isLifecycle(sla)).map((sla) =>
    level("service-level", sla, contract, { element: sla.element ?? "" }, { expected: sla.value === undefined ? "not said" : shown([written(sla.value), ...(sla.unit === undefined ? [] : [sla.unit])].join(" ")), counts: `The service level ${named(sla.property ?? "")}` }, byHistory(sla, contract, around) ?? nobody(whyNot(sla)))),
};

const isTimeOfAvailability = (sla: Sla): boolean => promiseOf(sla) === "timeofavailability";

/** The level as the runs before saw it; undefined where there is no history, or none could tell. */
function byHistory(sla: Sla, contract: Contract, around: Around): HowMeasured | undefined {
  const { looks } = around;
  if (looks === undefined) return undefined;
  const past = () => looks(tableOf(sla, contract, around));
  if (isAvailability(sla)) {
    const read = parsePercent(sla.value, sla.unit);
    const percent = read.value;
    return percent === undefined ? nobody(`Its value ${read.reason}.`) : { by: "history", tell: (now) => availabilityIn([...past(), ...(now === undefined ? [] : [now])], percent) };
  }
  if (!isTimeOfAvailability(sla)) return undefined;
  const time = typeof sla.value === "string" ? timeOfDay(sla.value) : undefined;
  // This run's own look is in the history of the next: only with the age of the newest row does it tell something here.
  return time === undefined ? nobody("Its value is no time of day such as 09:00-08:00.") : { by: "history", tell: () => timeOfAvailabilityIn(past(), time) };
}

/** The table that a level names; none where it names several, or none of several. */
function tableOf(sla: Sla, contract: Contract, around: Around): string | undefined {
  const [only, ...others] = contract.objects;
  const named = sla.element === undefined ? [] : aims(sla, contract, around).map(({ element, found }) => found?.object ?? contract.objects.find((object) => nameOf(object) === element));
  const tables = new Set(named.flatMap((object) => (object === undefined ? [] : [nameOf(object)])));
  return tables.size === 1 ? [...tables][0] : tables.size === 0 && only !== undefined && others.length === 0 ? nameOf(only) : undefined;
}

function whyNot(sla: Sla): string {
  const promise = promiseOf(sla);
  if (/^(?:timeto|t[dnr]$|support|responsetime|backup)/.test(promise)) return "It is about people and their processes; nothing in the data tells it.";
  if (/^(?:throughput|th|errorrate|er)$/.test(promise)) return "It is about requests that are served; nothing in the rows tells it.";
  if (isAvailability(sla) || isTimeOfAvailability(sla)) return "One look at the data cannot tell it; it needs a history of looks, and there is none.";
  return `Nobody here knows what the service level ${named(sla.property ?? "")} means for the data.`;
}
