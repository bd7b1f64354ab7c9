import type { Json } from "#model";
import { budget } from "./reading/budget.ts";
import type { Link, Obstacle } from "./reading/obstacle.ts";
import { sampler, tagged } from "./sample.ts";
import type { Side } from "./side.ts";

/**
 * An obstacle → a value of the writer's schema that runs into it, in Avro's JSON encoding; undefined where none is small. A record with more than
 * `budget.values` fields shows only the one that matters.
 */
export function witnesses(writers: Side): (obstacle: Obstacle) => Json | undefined {
  const sample = sampler(writers);
  return ({ link, value, unshown }) => {
    if (unshown === true) return undefined;
    let shown = value ?? sample(link.writer);
    let levels: number = budget.levels;
    for (let at: Link | undefined = link; at?.up !== undefined && shown !== undefined; at = at.up) {
      levels -= 1;
      shown = levels < 0 ? undefined : around(at, shown, writers, sample);
    }
    return shown;
  };
}

/** The value one level further out. */
function around({ up, writer, via }: Link, inner: Json, writers: Side, sample: ReturnType<typeof sampler>): Json | undefined {
  const outer: Record<string, Json> = Object.create(null);
  switch (via?.how) {
    case undefined: return inner;
    case "items": return [inner];
    case "values": outer["key"] = inner; return outer;
    case "branch": return tagged(inner, writers.solid(writer));
    case "field": {
      const record = up === undefined ? undefined : writers.solid(up.writer);
      if (record?.type !== "record") return undefined;
      for (const field of record.fields.length > budget.values ? [via.writer] : record.fields) {
        const part = field === via.writer ? inner : sample(field.type);
        if (part === undefined) return undefined;
        outer[field.name] = part;
      }
      return outer;
    }
  }
}
