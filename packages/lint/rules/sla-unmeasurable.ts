import type { Contract, Sla } from "#model";
import { isAge, isAvailability, isFrequency, isVariable } from "#terms";
import { named } from "#text";
import type { Duration } from "#units";
import { durationBounds, longestGap, parseDuration, parsePercent, printDuration } from "#units";
import type { Blame, Rule } from "../rule.ts";

export const slaUnmeasurable: Rule = {
  id: "sla-unmeasurable",
  level: "warn",
  says: "A promise of freshness, latency or availability can be measured, and its schedule can keep it.",
  why: "Data that comes once a day is never an hour old for long: such a promise is broken every day, or looked at by nobody.",
  source: "ODCS, Service-level agreement: value, unit, element, schedule; DCS, Freshness, Latency and Frequency Objects",
  on: {
    sla(sla, { contract }, say) {
      if (isVariable(sla.value) || isVariable(sla.unit)) return;
      if (isAvailability(sla)) {
        const { reason } = parsePercent(sla.value, sla.unit);
        if (reason !== undefined && sla.value !== undefined) say(unread(sla, reason, "Write a percentage, such as `99.9%`, or name its `unit:`."));
      }
      if (!isAge(sla)) return;
      const age = parseDuration(sla.value, sla.unit, sla.property);
      if (age.value === undefined && sla.value !== undefined) say(unread(sla, age.reason, "Write a duration, such as `1h` or `PT1H`, or a number and its `unit:`."));
      if (age.value !== undefined) for (const blame of outrun(sla, age.value, contract)) say(blame);
      if (contract.format !== "card" && !isPlaced(sla, contract))
        say({ at: sla.at, message: `Nothing says on which field, or when, the ${named(sla.property ?? "")} is measured.`, hint: contract.format === "dcs" ? "Write `timestampField:` with the field that dates a row." : "Write `element:` with the field that dates a row, or a `schedule:`." });
    },
  },
};

const unread = (sla: Sla, reason: string, hint: string): Blame =>
  ({ at: sla.spots["value"] ?? sla.at, message: `The value of ${named(sla.property ?? "")} ${reason}, so nobody can measure it.`, hint });

const isPlaced = ({ element, schedule, spots }: Sla, { source }: Contract) =>
  element !== undefined || schedule !== undefined || spots["sourceTimestampField"] !== undefined || source.entries.has("slaDefaultElement");

/** The schedules that come round more seldom than the promised age: the one it is measured by, and those by which the same data comes. */
function* outrun(sla: Sla, age: Duration, contract: Contract): Generator<Blame> {
  const { most: bound } = durationBounds(age);
  const seldom = (gap: number | undefined) => (gap !== undefined && gap > bound ? `A ${named(sla.property ?? "")} of ${printDuration(age)}` : undefined);
  const every = (gap: number | undefined) => printDuration({ months: 0, seconds: gap ?? 0 });

  const looked = sla.schedule === undefined || isVariable(sla.schedule) ? undefined : longestGap(sla.schedule).value;
  if (seldom(looked) !== undefined)
    yield { at: sla.spots["schedule"] ?? sla.at, message: `${seldom(looked)} cannot be shown by a schedule with ${every(looked)} between two runs.`, hint: "Run it more often, or promise what it can show." };

  for (const { frequency, gap } of deliveries(contract)) {
    if (!isSameData(frequency, sla)) continue;
    if (seldom(gap) !== undefined)
      yield { at: sla.spots["value"] ?? sla.at, message: `${seldom(gap)} cannot be kept: the data comes every ${every(gap)} (line ${frequency.at.line}).`, hint: "Deliver more often, or promise an age that the deliveries allow." };
  }
}

interface Delivery {
  readonly frequency: Sla;
  /** Seconds between two of them at the most, where that is known. */
  readonly gap: number | undefined;
}

const known = new WeakMap<Contract, readonly Delivery[]>();
/** Frequencies of one contract that every promise is held against. */
const most = 100;

/** How often the data of a contract comes; looked at once per contract. */
function deliveries(contract: Contract): readonly Delivery[] {
  const found = known.get(contract) ?? contract.sla.filter(isFrequency).slice(0, most).map((frequency) => {
    const comes = parseDuration(frequency.value, frequency.unit).value;
    return { frequency, gap: frequency.schedule === undefined ? comes && durationBounds(comes).least : longestGap(frequency.schedule).value };
  });
  known.set(contract, found);
  return found;
}

const isSameData = (one: Sla, other: Sla) => tableOf(one) === undefined || tableOf(other) === undefined || tableOf(one) === tableOf(other);
const tableOf = ({ element }: Sla) => element?.split(".")[0];
