import { driftOf, sayDrift } from "#drift";
import { canonical } from "#fingerprint";
import type { Contract, Described, Drift, Json } from "#model";
import { type Fact, fact } from "./fact.ts";
import { pair } from "./pair.ts";

interface Found {
  readonly contract: Contract;
  readonly drifts: readonly Drift[];
}

/** The disagreements of contracts with their schema files that are there now and were not, and those that are gone. What was there before stays unsaid. */
export function compareDrift(before: readonly Described[], after: readonly Described[]): readonly { readonly contract: Contract; readonly facts: readonly Fact[] }[] {
  const { both, fresh } = pair(driftsIn(before), driftsIn(after), [({ contract: { id, at } }) => JSON.stringify([id ?? null, at.file]), ({ contract: { id } }) => id]);
  const facts = [...both.map(([was, is]) => [is.contract, between(was.drifts, is)] as const), ...fresh.map((is) => [is.contract, is.drifts.map(introduction)] as const)];
  return facts.map(([contract, told]) => ({ contract, facts: told }));
}

function between(was: readonly Drift[], { contract, drifts }: Found): readonly Fact[] {
  const [known, found] = [byName(was), byName(drifts)];
  const still = new Set(drifts.map(({ path }) => canonical([...path])));
  return [
    ...[...found].filter(([name]) => !known.has(name)).map(([, one]) => introduction(one)),
    ...[...known].filter(([name, { path }]) => !found.has(name) && !still.has(canonical([...path]))).map(([, one]) => resolution(one, contract)),
  ];
}

const driftsIn = (described: readonly Described[]): Found[] =>
  [...new Set(described.map(({ contract }) => contract))].map((contract) => ({ contract, drifts: driftOf(contract, described) }));

const byName = (drifts: readonly Drift[]): ReadonlyMap<string, Drift> =>
  new Map(drifts.map((one) => [canonical([one.kind, [...one.path], one.contract ?? null, one.schema ?? null]), one]));

function introduction(one: Drift): Fact {
  const { consumers, producers } = one.breaks;
  const impact = consumers === "yes" ? "break" : consumers === "unknown" || producers !== "no" ? "action" : "notify";
  return { ...fact("drift-introduced", one.path, one.at, undefined, one.contract, said(one)), breaks: one.breaks, impact, because: sayDrift(one) };
}

const resolution = (one: Drift, contract: Contract): Fact => ({ ...fact("drift-resolved", one.path, contract.at, one.at, said(one)), because: `It was: ${sayDrift(one)}` });

/** What the schema file says; of an element that one of the two lacks, which. */
const said = ({ kind, schema }: Drift): Json => schema ?? kind;
