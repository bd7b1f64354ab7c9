import type { AvroType, AvroUnion } from "#model";
import { named } from "#text";
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
 */
export function resolve(reader: End, writer: End): readonly Obstacle[] {
  return from(reader.side, writer.side, { steps: [], reader: reader.root, writer: writer.root }, { left: budget.steps }, 0);
}

function from(readers: Side, writers: Side, start: Link, steps: { left: number }, depth: number): readonly Obstacle[] {
  const obstacles: Obstacle[] = [];
  const met = new Map<AvroType, Set<AvroType>>();
  const links: Link[] = [start];
  const branchesOf = branchIndex(readers);
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
    if (how !== undefined && how.breaks !== "no") find("LOGICAL_TYPE_MISMATCH", "logical", link, how.why, { certain: how.breaks === "yes", about: [link.writer, link.reader, w, r] });
  };

  /** The branch of the reader that a value of the writer falls into. */
  const choose = (union: AvroUnion, w: AvroType, link: Link) => {
    const fits = branchesOf(union)(w);
    const [only] = fits;
    const into = (reader: AvroType): Link => ({ up: link, steps: [], reader, writer: link.writer, choice: true });
    if (only === undefined) {
      const blind = union.branches.find((branch) => readers.solid(branch).type === "reference");
      if (w.type === "reference" || blind !== undefined) return find("UNDECIDED", "type", link, `${named(called(blind ?? w))} is declared in no file that was compared`);
      return find("MISSING_UNION_BRANCH", "type", link, `no branch takes ${named(called(w))}`, typical(undefined, w.type));
    }
    if (fits.length === 1) return void links.push(into(only));
    if (depth >= budget.choices) return find("UNDECIDED", "type", link, `several branches may take ${named(called(w))}`);
    const answers = fits.map((reader) => from(readers, writers, into(reader), steps, depth + 1));
    const failed = answers.filter((answer) => answer.length > 0);
    if (failed.length === answers.length) obstacles.push(...(failed[0] ?? []));
    else if (failed.length > 0) find("UNDECIDED", "type", link, `several branches may take ${named(called(w))}, and not all of them can`);
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

/**
 * The branches that may take a type, looked up by what it is and is called. The very name comes first, as in Apache Avro; without it every branch
 * that the name without namespace or an alias leads to may be meant. A primitive type takes its own branch, else the first that it promotes to.
 */
function branchIndex(readers: Side): (union: AvroUnion) => (writer: AvroType) => readonly AvroType[] {
  const built = new Map<AvroUnion, ReadonlyMap<string, readonly AvroType[]>>();
  const build = (union: AvroUnion) => {
    const index = new Map<string, AvroType[]>();
    for (const branch of union.branches) {
      const type = readers.solid(branch);
      const keys = isNamed(type) ? [`${type.type}=${type.fullName}`, `${type.type} ${type.name}`, ...type.aliases.map(({ name }) => `${type.type}@${name}`)] : type.type === "reference" ? [`reference=${type.fullName}`] : [type.type];
      for (const key of new Set(keys)) {
        const others = index.get(key);
        if (others === undefined) index.set(key, [branch]);
        else others.push(branch);
      }
    }
    return index;
  };
  return (union) => {
    const index = built.get(union) ?? build(union);
    built.set(union, index);
    return (writer) => {
      if (writer.type === "reference") return index.get(`reference=${writer.fullName}`) ?? [];
      if (isNamed(writer)) return index.get(`${writer.type}=${writer.fullName}`) ?? [...new Set([`${writer.type} ${writer.name}`, `${writer.type}@${writer.fullName}`].flatMap((key) => index.get(key) ?? []))];
      const own = index.get(writer.type);
      if (own !== undefined) return own;
      return union.branches.filter((branch) => promotes(writer.type, readers.solid(branch).type)).slice(0, 1);
    };
  };
}
