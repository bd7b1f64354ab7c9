import type { ProtoField } from "#model";
import { cardinalityOf } from "./cardinality.ts";
import { inside } from "./find.ts";
import type { Image } from "./image.ts";
import type { Found } from "./kind.ts";
import { byNumber, type Pairs } from "./pairs.ts";

/** Fields that must be set on one side and need not be on the other, or are not there. */
export const required = (side: "added" | "removed") => ({ messages, before, after }: Pairs): Found[] =>
  messages.flatMap((pair) => {
    const [old, now] = [byNumber(pair.was.it.fields), byNumber(pair.is.it.fields)];
    const must = (field: ProtoField | undefined, image: Image) => field !== undefined && cardinalityOf(field, image) === "required";
    const [those, image] = side === "added" ? [now, after] : [old, before];
    const alone = [...those.values()].filter((field) => must(field, image)).length === 1;
    return [...those].flatMap(([number, field]) => {
      const [was, is] = [old.get(number), now.get(number)];
      if (must(was, before) === must(is, after) || !must(field, image)) return [];
      return [inside(pair, was ?? field, field.name, { more: is === undefined ? [] : [is], was: was?.at ?? pair.was.it.at, ...(alone ? { witness: { [side === "added" ? "producers" : "consumers"]: {} } } : {}), ...(side === "added" && is !== undefined ? { at: is.whole } : {}) })];
    });
  });
