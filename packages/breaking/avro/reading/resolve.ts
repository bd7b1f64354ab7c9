import type { AvroType, AvroUnion } from "#model";
import { named } from "#text";
import { type BranchIndex, branchIndex } from "./branches.ts";
import { budget } from "./budget.ts";
import { enumObstacles, fixedObstacles, nameObstacles, recordObstacles } from "./named.ts";
import { shift } from "./logical.ts";
import { isNamed, promotes } from "./match.ts";
import type { Link, Obstacle } from "./obstacle.ts";
import { called, type Side } from "../side.ts";

/** A schema in its surroundings. */
export interface End {
  readonly root: AvroType;
  readonly side: Side;
}

/**
 * Everything that keeps a reader from taking what a writer writes ("Schema Resolution"); empty where it can. Types meet in pairs, each pair of
 * named types once, so that recursive types end: what is met again cannot fail anew. Bounded by `budget`, past which one obstacle says so.
 * `looked`: what other questions have found already. `around`: how the roots are reached, where they are no roots.
 */
export function resolve(reader: End, writer: End, looked: Looked = lookedAt(), around?: Pick<Link, "up" | "via">): readonly Obstacle[] {
  return from(reader.side, writer.side, { steps: [], ...around, reader: reader.root, writer: writer.root }, looked, []);
}

/** What was looked at; questions about the same two sides may share it, and none finds again what another one found. */
export interface Looked {
  /** Steps that are left. */
  readonly steps: { left: number };
  /** Readers' types with the writers' types that they met. */
  readonly met: Map<AvroType, Set<AvroType>>;
  readonly branches: Map<AvroUnion, BranchIndex>;
}

export const lookedAt = (): Looked => ({ steps: { left: budget.steps }, met: new Map(), branches: new Map() });

/** The first obstacle of each kind at each node. */
function once(obstacles: readonly Obstacle[]): readonly Obstacle[] {
  const seen = new Map<object | undefined, Set<string>>();
  return obstacles.filter(({ id, about: [node] }) => {
    const ids = seen.get(node) ?? new Set<string>();
    seen.set(node, ids);
    return !ids.has(id) && ids.add(id);
  });
}

const elsewhere = ", and libraries may take another branch";

/** Choices that are being looked into: met again inside, they are taken to succeed, as recursive types are. */
type Open = readonly { readonly union: AvroUnion; readonly writer: AvroType }[];

function from(readers: Side, writers: Side, start: Link, { steps, met, branches }: Looked, open: Open): readonly Obstacle[] {
  const obstacles: Obstacle[] = [];
  const links: Link[] = [start];
  const branchesOf = (union: AvroUnion) => {
    const index = branches.get(union) ?? branchIndex(union, readers);
    branches.set(union, index);
    return index;
  };
  const find = (id: Obstacle["id"], aspect: Obstacle["aspect"], link: Link, why: string, more: Partial<Obstacle> = {}) =>
    void obstacles.push({ id, aspect, link, why, certain: id !== "UNDECIDED", about: [link.writer, link.reader], steps: [], ...more });

  const meet = (link: Link) => {
    const [r, w] = [readers.solid(link.reader), writers.solid(link.writer)];
    if (w.type === "union") {
      for (const [index, writer] of w.branches.entries()) links.push({ up: link, steps: r.type === "union" ? [index] : [], reader: link.reader, writer, via: { how: "branch" } });
      return;
    }
    if (r.type === "union") return choose(r, w, link);
    if (r.type === "reference" || w.type === "reference") {
      if (r.type === "reference" && w.type === "reference" && r.fullName === w.fullName) return;
      const unknown = r.type === "reference" ? r : w;
      return find("UNDECIDED", "type", link, `${named(called(unknown))} is declared in no file that was compared`);
    }
    if (r.type === w.type) return same(r, w, link);
    if (!promotes(w.type, r.type)) return find("TYPE_MISMATCH", "type", link, `${named(called(r))} cannot take ${named(called(w))}`, typical(r.type, w.type));
    shifted(r, w, link);
  };

  const same = (r: AvroType, w: AvroType, link: Link) => {
    if (r.type === "array" && w.type === "array") return void links.push({ up: link, steps: ["items"], reader: r.items, writer: w.items, via: { how: "items" } });
    if (r.type === "map" && w.type === "map") return void links.push({ up: link, steps: ["values"], reader: r.values, writer: w.values, via: { how: "values" } });
    if (!isNamed(r) || !isNamed(w)) return shifted(r, w, link);
    obstacles.push(...nameObstacles(r, w, link));
    const known = met.get(r) ?? new Set<AvroType>();
    met.set(r, known);
    if (known.has(w)) return;
    known.add(w);
    if (r.type === "fixed" && w.type === "fixed") {
      obstacles.push(...fixedObstacles(r, w, link));
      shifted(r, w, link);
    }
    if (r.type === "enum" && w.type === "enum") {
      steps.left -= w.symbols.length;
      obstacles.push(...enumObstacles(r, w, link));
    }
    if (r.type === "record" && w.type === "record") {
      steps.left -= r.fields.length + w.fields.length;
      const { found, inner } = recordObstacles(r, w, link);
      obstacles.push(...found);
      links.push(...inner);
    }
  };

  const shifted = (r: AvroType, w: AvroType, link: Link) => {
    const how = shift(r, w);
    if (how !== undefined && how.breaks !== "no") find("LOGICAL_TYPE_MISMATCH", "logical", link, how.why, { certain: how.breaks === "yes", about: [link.writer, link.reader, w, r], ...(how.value === undefined ? { unshown: true } : { value: how.value }) });
  };

  /** The branch of the reader that a value of the writer falls into. Where several may be meant and libraries would differ, nobody can say. */
  const choose = (union: AvroUnion, w: AvroType, link: Link) => {
    const { branches: [first, ...more], exact } = branchesOf(union)(w);
    const into = (reader: AvroType): Link => ({ up: link, steps: [], reader, writer: link.writer, choice: true });
    if (first === undefined) {
      const blind = union.branches.find((branch) => readers.solid(branch).type === "reference");
      if (w.type === "reference" || blind !== undefined) return find("UNDECIDED", "type", link, `${named(called(blind ?? w))} is declared in no file that was compared`);
      return find("MISSING_UNION_BRANCH", "type", link, `no branch takes ${named(called(w))}`, typical(undefined, w.type));
    }
    if (more.length === 0) return void links.push(into(first));
    if (open.some((one) => one.union === union && one.writer === w)) return;
    if (open.length >= budget.choices) return find("UNDECIDED", "type", link, `several branches may take ${named(called(w))}`);
    const ask = (reader: AvroType) => from(readers, writers, into(reader), { steps, met: new Map(), branches }, [...open, { union, writer: w }]);
    const answer = ask(first);
    if (exact && answer.length === 0) return;
    const others = more.map(ask);
    const answers = [answer, ...others];
    if (answers.every((one) => one.some(({ certain }) => certain))) obstacles.push(...answer.map((one) => ({ ...one, ...(exact ? {} : { unshown: true as const }) })));
    else obstacles.push(...once(answers.flat()).map((one) => ({ ...one, certain: false, why: one.why.endsWith(elsewhere) ? one.why : `${one.why}${elsewhere}` })));
  };

  for (const link of links) {
    steps.left -= 1;
    if (steps.left < 0) {
      find("UNDECIDED", "type", start, "the schemas are too large to compare");
      break;
    }
    meet(link);
  }
  return obstacles;
}

/** A value that shows why a number of one type is none of the other. */
function typical(reader: AvroType["type"] | undefined, writer: AvroType["type"]): Partial<Obstacle> {
  if (writer === "long" && (reader === "int" || reader === undefined)) return { value: 2147483648 };
  if (writer === "float" || writer === "double") return { value: reader === "float" ? 0.1 : 0.5 };
  return {};
}
