import type { AvroType } from "#model";
import { isNamed } from "../reading/match.ts";
import { called, type Side } from "../side.ts";
import type { Book } from "./book.ts";
import type { Meet } from "./meet.ts";
import { pairOnly } from "./pair.ts";
import { reordered } from "./words.ts";

interface Unions {
  readonly before: AvroType;
  readonly after: AvroType;
  /** What they mean: one of the two is a union. */
  readonly b: AvroType;
  readonly a: AvroType;
  readonly path: readonly string[];
  readonly old: Side;
  readonly now: Side;
  readonly book: Book;
  readonly meet: Meet;
}

/** A branch as it is used, and what it means. */
interface Branch {
  readonly use: AvroType;
  readonly type: AvroType;
}
type Both = (readonly [Branch, Branch])[];

const numbers: readonly string[] = ["int", "long", "float", "double"];

/** Branch by branch; a type that is no union counts as a union of itself. */
export function compareUnions({ before, after, b, a, path, old, now, book, meet }: Unions): void {
  const branches = (use: AvroType, type: AvroType, side: Side): readonly Branch[] => (type.type === "union" ? type.branches : [use]).map((one) => ({ use: one, type: side.solid(one) }));
  const [was, is] = [branches(before, b, old), branches(after, a, now)];
  const both: Both = [];
  const rest = () => {
    const taken = new Set(both.flat());
    return [was.filter((one) => !taken.has(one)), is.filter((one) => !taken.has(one))] as const;
  };
  const [plain, simple, alias] = [byKey, (one: Branch) => (isNamed(one.type) ? [one.type.name] : []), (one: Branch) => ("fullName" in one.type ? [one.type.fullName] : [])];
  both.push(...pairOnly(...rest(), plain, (one) => new Set(plain(one))).both);
  both.push(...pairOnly(...rest(), simple, (one) => new Set(simple(one))).both);
  both.push(...pairOnly(...rest(), alias, ({ type }) => new Set(isNamed(type) ? type.aliases.map(({ name }) => name) : [])).both);
  both.push(...promoted(...rest()));
  both.push(...lonely(was, is, ...rest()));
  const [gone, fresh] = rest();
  const many = [was, is].some((all) => all.filter(({ type }) => type.type !== "null").length > 1);
  const below = ({ type }: Branch) => (many && !isNamed(type) && type.type !== "array" && type.type !== "map" ? [...path, called(type)] : path);
  for (const [one, twin] of both) meet(one.use, twin.use, below(twin));
  for (const { use, type } of gone) book.tell({ kind: "avro-branch-removed", path, at: after.at, was: use.at, before: called(type), about: ["type", use] });
  for (const { use, type } of fresh) book.tell({ kind: "avro-branch-added", path, at: use.at, was: before.at, after: called(type), about: ["type", use] });
  if (reordered(both, was, is)) book.tell({ kind: "avro-branch-reordered", path, at: after.at, was: before.at, before: called(b), after: called(a) });
  if (b.type !== a.type && gone.length + fresh.length === 0)
    book.tell({ kind: a.type === "union" ? "avro-union-added" : "avro-union-removed", path, at: after.at, was: before.at, before: called(b), after: called(a) });
}

const byKey = ({ type }: Branch): readonly string[] => ["fullName" in type ? `name ${type.fullName}` : type.type];

/** Numbers that are left, from the smallest type to the largest; text and bytes. */
function promoted(was: readonly Branch[], is: readonly Branch[]): Both {
  const rank = (all: readonly Branch[]) => all.filter(({ type }) => numbers.includes(type.type)).sort((x, y) => numbers.indexOf(x.type.type) - numbers.indexOf(y.type.type));
  const text = (all: readonly Branch[]) => all.filter(({ type }) => type.type === "string" || type.type === "bytes");
  return [[rank(was), rank(is)], [text(was), text(is)]].flatMap(([old = [], now = []]) => old.flatMap((one, index) => [now[index]].flatMap((twin) => (twin === undefined ? [] : [[one, twin] as const]))));
}

/** The only branch beside null on each side, where neither has found its twin: one type that became another. */
function lonely(was: readonly Branch[], is: readonly Branch[], gone: readonly Branch[], fresh: readonly Branch[]): Both {
  const only = (all: readonly Branch[]) => {
    const [one, ...more] = all.filter(({ type }) => type.type !== "null");
    return more.length === 0 ? one : undefined;
  };
  const [one, twin] = [only(was), only(is)];
  return one !== undefined && twin !== undefined && gone.includes(one) && fresh.includes(twin) ? [[one, twin]] : [];
}
