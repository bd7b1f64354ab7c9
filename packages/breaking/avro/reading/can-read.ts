import type { AvroFile } from "#model";
import { type Link, locationOf, type Obstacle } from "./obstacle.ts";
import { resolve } from "./resolve.ts";
import { sideOf } from "../side.ts";

/** What Apache Avro's SchemaCompatibility says about a reader and a writer. */
export interface Incompatibility {
  readonly id: Exclude<Obstacle["id"], "LOGICAL_TYPE_MISMATCH" | "UNDECIDED">;
  /** JSON pointer: by the reader's fields, by the writer's branches. */
  readonly location: string;
  readonly why: string;
}

/** Whether a schema can read data written with another: nothing, or every reason why not. Logical types do not count, as in Apache Avro. */
export function canRead(reader: AvroFile, writer: AvroFile): readonly Incompatibility[] {
  return incompatibilities(resolve({ root: reader.root, side: sideOf([reader]) }, { root: writer.root, side: sideOf([writer]) }));
}

/** Obstacles on the wire. What is wrong inside a branch of the reader's union means that the union lacks the branch; symbols of one enum count once. */
export function incompatibilities(obstacles: readonly Obstacle[]): readonly Incompatibility[] {
  const told = new Map<string, Incompatibility>();
  for (const { id, certain, link, steps, why } of obstacles) {
    if (!certain || id === "LOGICAL_TYPE_MISMATCH" || id === "UNDECIDED") continue;
    const union = outermostChoice(link);
    const one: Incompatibility = union === undefined ? { id, location: locationOf(link, steps), why } : { id: "MISSING_UNION_BRANCH", location: locationOf(union), why };
    const key = JSON.stringify([one.id, one.location]);
    if (id === "TYPE_MISMATCH" || !told.has(key)) told.set(id === "TYPE_MISMATCH" && union === undefined ? JSON.stringify([key, why]) : key, one);
  }
  return [...told.values()];
}

function outermostChoice(link: Link): Link | undefined {
  let found: Link | undefined;
  for (let at: Link | undefined = link; at !== undefined; at = at.up) if (at.choice === true) found = at;
  return found;
}
