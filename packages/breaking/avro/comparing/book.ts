import type { AvroField, AvroType, Change, Json, Location } from "#model";
import { fact } from "../../fact.ts";
import type { SchemaFact } from "../../judge.ts";
import { kindOf } from "../../changes.ts";
import type { Aspect, Obstacle } from "../reading/obstacle.ts";

/** A difference as it is found: what it is, before it is known whom it breaks. */
export interface Difference {
  readonly kind: string;
  readonly path: readonly string[];
  /** In the new text: the element, or the nearest parent that is there. */
  readonly at: Location;
  readonly was?: Location | undefined;
  readonly before?: Json | undefined;
  readonly after?: Json | undefined;
  /** The nodes, fields, symbols or aliases that differ, and in what respect: an obstacle there is this difference's doing. */
  readonly about?: readonly [Aspect, ...objects: object[]];
  /** What has another name now. Where readers miss it for that, what it holds is judged all the same: the next one to look would find it. */
  readonly behind?: readonly [before: AvroType, after: AvroType];
  /** Where what is behind are the types of fields: the fields. */
  readonly fields?: readonly [before: AvroField, after: AvroField];
}

export type Side = keyof Change["breaks"];

export interface Entry {
  readonly difference: Difference;
  readonly obstacles: Record<Side, Obstacle[]>;
}

/** Differences and the obstacles that they put in the way of readers. */
export interface Book {
  tell(difference: Difference): void;
  /** Gives an obstacle to the difference that made it; one that nobody made is kept as a difference of its own. */
  blame(side: Side, obstacle: Obstacle, root: { readonly path: readonly string[]; readonly at: Location; readonly was: Location }): void;
  entries(): readonly Entry[];
}

export function openBook(): Book {
  const entries: Entry[] = [];
  const byObject = new Map<object, Map<Aspect, Entry>>();
  const open = (difference: Difference): Entry => {
    const entry: Entry = { difference, obstacles: { consumers: [], producers: [] } };
    entries.push(entry);
    return entry;
  };
  const find = (obstacle: Obstacle): Entry | undefined => {
    const own = at(byObject, obstacle.about, [obstacle.aspect]) ?? at(byObject, obstacle.about, order);
    if (own !== undefined) return own;
    for (let link: Obstacle["link"] | undefined = obstacle.link; link !== undefined; link = link.up) {
      const around = link.via?.how === "field" ? [link.writer, link.reader, link.via.writer, link.via.reader] : [link.writer, link.reader];
      const found = at(byObject, around, order);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const left = new Map<string, Entry>();
  return {
    tell(difference) {
      const entry = open(difference);
      const [aspect, ...objects] = difference.about ?? [];
      for (const object of objects as object[]) {
        const known = byObject.get(object) ?? new Map<Aspect, Entry>();
        byObject.set(object, known);
        if (aspect !== undefined && !known.has(aspect)) known.set(aspect, entry);
      }
    },
    blame(side, obstacle, { path, at: place, was }) {
      const key = JSON.stringify([place.file, path]);
      const entry = find(obstacle) ?? left.get(key) ?? open({ kind: "avro-reading-failed", path, at: place, was });
      if (entry.difference.kind === "avro-reading-failed") left.set(key, entry);
      entry.obstacles[side].push(obstacle);
    },
    entries: () => entries,
  };
}

const order: readonly Aspect[] = ["type", "name", "alias", "field", "symbol", "size", "logical"];

function at(known: ReadonlyMap<object, ReadonlyMap<Aspect, Entry>>, objects: readonly object[], aspects: readonly Aspect[]): Entry | undefined {
  for (const object of objects) for (const aspect of aspects) {
    const entry = known.get(object)?.get(aspect);
    if (entry !== undefined) return entry;
  }
  return undefined;
}

/** What an entry breaks, and why. A kind that nobody can judge stays unknown. */
export function factOf({ difference, obstacles }: Entry, witness: (side: Side, obstacle: Obstacle) => Json | undefined): SchemaFact {
  const { kind: id, path, at: place, was, before, after } = difference;
  const kind = kindOf(id);
  const blind = kind.breaks.consumers === "unknown";
  const breaks = (side: Side): Change["breaks"][Side] => (obstacles[side].some(({ certain }) => certain) ? "yes" : blind || obstacles[side].length > 0 ? "unknown" : "no");
  const [consumers, producers] = [breaks("consumers"), breaks("producers")];
  const shown = { consumers: first(obstacles.consumers, (one) => witness("consumers", one)), producers: first(obstacles.producers, (one) => witness("producers", one)) };
  const values = { ...(shown.consumers === undefined ? {} : { consumers: shown.consumers }), ...(shown.producers === undefined ? {} : { producers: shown.producers }) };
  const because = [reason("Old readers", "new data", obstacles.consumers), reason("New readers", "old data", obstacles.producers)].filter((one) => one !== "").join(" ");
  return {
    file: place.file, ...fact(id, path, place, was, before, after), breaks: { consumers, producers },
    impact: consumers !== "no" ? "action" : kind.breaks.consumers !== "no" ? "notify" : kind.impact,
    ...(Object.keys(values).length === 0 ? {} : { witness: values }), ...(because === "" ? {} : { because }),
  };
}

/** The first value that shows a certain obstacle. */
function first(obstacles: readonly Obstacle[], witness: (obstacle: Obstacle) => Json | undefined): Json | undefined {
  for (const obstacle of obstacles) {
    const value = obstacle.certain ? witness(obstacle) : undefined;
    if (value !== undefined) return value;
  }
  return undefined;
}

function reason(who: string, what: string, obstacles: readonly Obstacle[]): string {
  const first = obstacles.find(({ certain }) => certain) ?? obstacles[0];
  if (first === undefined) return "";
  if (!first.certain) return `Whether ${who.toLowerCase()} can use ${what} is not known: ${first.why}.`;
  return `${who} ${first.id === "LOGICAL_TYPE_MISMATCH" ? "misread" : "cannot read"} ${what}: ${first.why}.`;
}
