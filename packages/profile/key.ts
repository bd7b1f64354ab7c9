import type { Seen, SeenColumn } from "./facts.ts";

const isKeyName = (name: string, object: string): number => {
  const plain = name.toLowerCase().replace(/[^a-z0-9]/g, "");
  const own = object.toLowerCase().replace(/[^a-z0-9]/g, "").replace(/s$/, "");
  if (plain === "id" || plain === `${own}id` || plain === `${own}key`) return 3;
  return /(?:id|key|uuid|guid|code|number|no|nr)$/.test(plain) ? 2 : 1;
};

/** Columns whose values say when or how much name no row, though they may all differ. */
const canName = ({ type }: SeenColumn): boolean => !/^(?:DOUBLE|FLOAT|REAL|DECIMAL|TIMESTAMP|DATE|TIME|INTERVAL|BOOLEAN|STRUCT|MAP|JSON)|\[/i.test(type);

/** The columns that name a row: the one that differs everywhere and is called most like a key; else those that do together. */
export function keyOf({ name, rows, columns, together }: Seen): readonly string[] {
  const [best] = columns.filter((column) => rows > 1 && column.differs && column.nulls === 0 && canName(column)).sort((a, b) => isKeyName(b.name, name) - isKeyName(a.name, name));
  return best === undefined ? (together ?? []) : [best.name];
}
