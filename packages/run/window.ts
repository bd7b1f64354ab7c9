import { type Contract, type Mesh, UsageError } from "#model";
import { isCalled, sinceWhen, type Window, windowOf } from "#quality";
import { either, named } from "#text";
import { type Inputs, type Io, many, one } from "./command.ts";
import { note } from "./note.ts";

/** Which rows `--where` and `--since` ask for, contract by contract; undefined: all of each. Throws UsageError for a condition that is not understood, or is about an object that no contract has. */
export function windowFor(inputs: Inputs, contracts: readonly Contract[], io: Pick<Io, "now">): (contract: Contract, mesh: Mesh) => Window | undefined {
  const where = many(inputs, "where").map(conditionFor);
  const text = one(inputs, "since");
  const since = text === undefined ? undefined : sinceWhen(text, io.now);
  if (text !== undefined && since === undefined) throw new UsageError(`\`--since\` is ${named(text)}: write a day (2026-11-01), a moment in ISO 8601, or how long ago (P7D, 12h).`);
  const objects = contracts.flatMap(({ objects }) => objects);
  const lost = where.find(({ object }) => !objects.some((one) => isCalled(one, object)));
  if (lost !== undefined) throw new UsageError(`No contract here has an object ${named(lost.object)}${objects.length === 0 ? "." : `: there is ${either([...new Set(objects.flatMap(({ name }) => name ?? []))])}.`}`);
  if (where.length === 0 && since === undefined) return () => undefined;
  return (contract, mesh) => {
    const window = windowOf(contract, mesh, { where, ...(since === undefined ? {} : { since }) });
    if ("problem" in window) throw new UsageError(window.problem);
    return window;
  };
}

/** `orders: country = 'DE'`. */
function conditionFor(text: string) {
  const [, object, condition] = /^\s*("(?:[^"]|"")+"|[^:"]+?)\s*:([^]+)$/.exec(text) ?? [];
  if (object === undefined || condition === undefined) throw new UsageError(`\`--where\` is ${named(text)}: write the object, a colon and a condition, such as \`--where "orders: country = 'DE'"\`.`);
  return { object: object.startsWith('"') ? object.slice(1, -1).replaceAll('""', '"') : object, condition };
}

/** Which rows of each object are looked at, for who reads the log. */
export function sayWindow(contract: Contract, { rows }: Window, io: Io): void {
  for (const object of contract.objects) {
    const name = object.name ?? object.physicalName ?? "";
    const says = rows.get(name)?.says;
    note(io, says === undefined ? `All rows of ${named(name)} are looked at: its contract names no column that says when they came.` : `Only rows of ${named(name)} are looked at where ${named(says)}.`);
  }
}
