import type { Parsed } from "./parsed.ts";

/** What a field may hold; `words` are the names of its values, from `from` upward. */
export interface FieldKind {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly words?: readonly string[];
  /** After how many values the field begins anew, where that is not `to - from + 1`. */
  readonly round?: number;
}

const ITEM = /^(?:([*?])|([a-z]{3}|\d{1,4})(?:-([a-z]{3}|\d{1,4}))?)(?:\/(\d{1,4}))?$/;

/** The values of one field, sorted, without doubles: `*`, `5`, `1-5`, `mon-fri`, `22-2` (over the end), a step of 15, `10/5`, lists of these. */
export function field(text: string, kind: FieldKind): Parsed<readonly number[]> {
  const values = new Set<number>();
  for (const item of text.split(",")) {
    const found = run(item, kind);
    if (found === undefined) return { reason: `is no cron expression: its ${kind.name} are not understood` };
    for (const value of found) values.add(value);
  }
  return { value: [...values].sort((a, b) => a - b) };
}

function run(item: string, kind: FieldKind): readonly number[] | undefined {
  const [whole, star, first, last, step] = ITEM.exec(item) ?? [];
  if (whole === undefined) return undefined;
  const from = star === undefined ? valueOf(first ?? "", kind) : kind.from;
  const open = star !== undefined || (last === undefined && step !== undefined);
  const to = open ? kind.to : valueOf(last ?? first ?? "", kind);
  const by = Number(step ?? 1);
  if (from === undefined || to === undefined || by === 0) return undefined;
  const size = kind.round ?? kind.to - kind.from + 1;
  const length = to >= from ? to - from : to - from + size;
  return Array.from({ length: Math.floor(length / by) + 1 }, (_, index) => ((from - kind.from + index * by) % size) + kind.from);
}

function valueOf(text: string, kind: FieldKind): number | undefined {
  const named = kind.words?.indexOf(text) ?? -1;
  const value = named === -1 ? (/^\d+$/.test(text) ? Number(text) : undefined) : kind.from + named;
  return value !== undefined && value >= kind.from && value <= kind.to ? value : undefined;
}
