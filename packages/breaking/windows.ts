import { type Announced, announced, type Chain, endOf, isEnd, stepOf } from "#lifecycle";
import type { Contract, Location, Property, SchemaObject, Window } from "#model";
import type { Fact } from "./fact.ts";

/** Kinds of change that an announcement allows once its day is over. */
const ending = new Set(["contract-removed", "contract-retired", "object-removed", "property-removed"]);

/**
 * Facts about a contract, with what the old text announced about the end of what is gone, and with the exemption of drafts. What the facts break stays as it
 * is: only the judge lowers a level. `today` is a day in UTC (`2026-09-28`); without it no end has passed.
 */
export function withWindows(facts: readonly Fact[], before: Contract, after: Contract | undefined, today: string | undefined): Fact[] {
  const said = announced(before);
  const chains = facts.some(({ kind }) => ending.has(kind)) ? chainsIn(before) : undefined;
  const draft = stepOf(before.status) === "draft";
  return facts.map((fact) => {
    const chain = fact.path.length === 0 ? [] : fact.was === undefined ? undefined : chains?.get(fact.was);
    const told = ending.has(fact.kind) ? ended(fact, chain && said(chain), today) : overdue(atOnce(fact, after, today), before, today);
    return draft && fact.kind !== "contract-unreadable" ? { ...because(told, "Draft: exempt."), exempt: "draft" } : told;
  });
}

function ended(fact: Fact, said: Announced | undefined, today: string | undefined): Fact {
  if (said === undefined) return fact;
  const { ends, deprecated } = said;
  if (ends === undefined) return because({ ...fact, window: { announced: true, passed: false } }, "It is deprecated, but no day is named on which it ends.", "Name the day on which it ends (in ODCS `endOfLife`, under `slaProperties`), and remove it after that.");
  const window: Window = { announced: true, ends, passed: today !== undefined && today > ends };
  if (fact.kind === "contract-removed" && !deprecated) return because({ ...fact, window: { ...window, passed: false } }, `Its end was announced for ${ends}, but it was neither deprecated nor retired.`, "Deprecate it first.");
  if (window.passed) return because({ ...fact, window }, `Its end was announced for ${ends}, which has passed.`);
  return because({ ...fact, window }, `Its end is announced for ${ends}${early(today, ends)}.`, `Remove it after ${ends}.`);
}

function early(today: string | undefined, ends: string): string {
  if (today === undefined) return "";
  const days = Math.round((Date.parse(ends) - Date.parse(today)) / 86_400_000);
  return days === 0 ? ", which is today" : `, ${days} ${days === 1 ? "day" : "days"} too early`;
}

/** An end that is announced when it has already come leaves nobody time. */
function atOnce(fact: Fact, after: Contract | undefined, today: string | undefined): Fact {
  const fresh = fact.kind === "sla-added" ? after?.sla.find((sla) => sla.at === fact.at && isEnd(sla)) : undefined;
  const ends = fresh === undefined ? undefined : endOf(fresh);
  if (ends === undefined || today === undefined || ends > today) return fact;
  return because({ ...fact, impact: "break" }, "An end that is announced when it has come leaves readers no time.", "Announce a day that leaves them time to move.");
}

/** An announcement whose day is over has nothing left to promise. */
function overdue(fact: Fact, before: Contract, today: string | undefined): Fact {
  const gone = fact.kind === "sla-removed" ? before.sla.find((sla) => sla.at === fact.was && isEnd(sla)) : undefined;
  const ends = gone === undefined ? undefined : endOf(gone);
  return ends === undefined || today === undefined || today <= ends ? fact : because({ ...fact, impact: "none" }, "Its day is over.");
}

/** The fact with a reason, and with what to do about it, after what it has of both. */
function because(fact: Fact, why: string, hint?: string): Fact {
  const both = (one: string | undefined, other: string) => (one === undefined ? other : `${one} ${other}`);
  return { ...fact, because: both(fact.because, why), ...(hint === undefined ? {} : { hint: both(fact.hint, hint) }) };
}

/** Every element by its place, with what it stands in. A place that two elements share (a YAML alias) tells neither. */
function chainsIn({ objects }: Contract): Map<Location, Chain | undefined> {
  const chains = new Map<Location, Chain | undefined>();
  const open: Chain[] = objects.map((object) => [object]);
  for (let chain = open.pop(); chain !== undefined; chain = open.pop()) {
    const element = chain.at(-1);
    if (element === undefined) continue;
    chains.set(element.at, chains.has(element.at) ? undefined : chain);
    for (const inner of below(element)) open.push([...chain, inner]);
  }
  return chains;
}

function below(element: SchemaObject | Property): readonly Property[] {
  const parts = "options" in element ? [element.items, element.map?.key, element.map?.value] : [];
  return [...element.properties, ...parts.filter((part) => part !== undefined)];
}
