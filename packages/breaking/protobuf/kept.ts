import type { ProtoElement, ProtoRange, ProtoReserved } from "#model";
import { inside } from "./find.ts";
import type { Found } from "./kind.ts";
import type { Pair } from "./pairs.ts";
import { covers, spans } from "./reserved.ts";

type Keeper = ProtoElement & { readonly reserved: ProtoReserved };

/** Ranges of the old side that the new one does not hold in full, one by one as they were written. */
export function lostRanges<Holder extends ProtoElement>(pair: Pair<Holder>, what: (holder: Holder) => readonly ProtoRange[]): Found[] {
  const now = spans(what(pair.is.it));
  return what(pair.was.it).filter((range) => !covers(now, range)).map((range) => ({ ...inside(pair, range, "", { was: range.at, before: said(range) }), path: pair.is.path }));
}

/** Ranges of the new side that the old one did not hold in full. */
export function freshRanges<Holder extends ProtoElement>({ was, is }: Pair<Holder>, what: (holder: Holder) => readonly ProtoRange[]): Found[] {
  return lostRanges({ was: is, is: was }, what).map(({ about: [own], before = "", was: at }) =>
    ({ about: [own, is.it], path: is.path, file: is.file.file, ...(at === undefined ? {} : { at }), was: was.it.at, after: before }));
}

/** Numbers and names that were reserved and are not now. */
export function lostReserved(pair: Pair<Keeper>): Found[] {
  const { was, is } = pair;
  const now = new Set(is.it.reserved.names.map(({ name }) => name));
  const names = was.it.reserved.names.filter(({ name }) => !now.has(name));
  return [...names.map((one) => ({ ...inside(pair, one, "", { before: one.name, was: one.at }), path: is.path })), ...lostRanges(pair, ({ reserved }) => reserved.ranges)];
}

/** Numbers and names that are reserved and were not, but for those of what is gone: they are told with it. */
export function freshReserved<Holder extends Keeper>(pair: Pair<Holder>, what: (holder: Holder) => readonly { readonly name: string; readonly number: number }[]): Found[] {
  const { was, is } = pair;
  const old = new Set<string | number>([...was.it.reserved.names.map(({ name }) => name), ...what(was.it).flatMap(({ name, number }) => [name, number])]);
  const names = is.it.reserved.names.filter(({ name }) => !old.has(name));
  return [
    ...names.map((one) => ({ ...inside(pair, one, "", { after: one.name, at: one.at }), path: is.path })),
    ...freshRanges(pair, ({ reserved }) => reserved.ranges.filter(({ from, to }) => from !== to || !old.has(from))),
  ];
}

const said = ({ from, to }: ProtoRange) => (from === to ? String(from) : `${from} to ${to}`);
