import { openCsv } from "./csv.ts";
import { openJson } from "./json.ts";
import { openLake } from "./lake.ts";
import { openParquet } from "./parquet.ts";
import type { Place } from "./place.ts";
import type { Opened, Opening } from "./source.ts";
import { openTable } from "./tables.ts";

/** The source at a place. Throws what DuckDB and the disk throw. */
export async function openSource(place: Place, opening: Opening): Promise<Opened> {
  if (place.is === "database") return openTable(place, opening);
  if (place.is === "lake") return openLake(place, opening);
  if (place.format === "csv") return openCsv(place, opening);
  return place.format === "json" ? openJson(place, opening) : openParquet(place, opening);
}
