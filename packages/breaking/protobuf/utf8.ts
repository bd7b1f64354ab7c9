import type { ProtoField } from "#model";
import { type Difference, optionText } from "./find.ts";
import type { FieldPair, Pairs } from "./pairs.ts";
import { typeOf } from "./types.ts";

/** Whether a reader refuses a text that is no UTF-8. */
export const checksText = ({ features }: ProtoField) => features.get("utf8_validation") === "VERIFY";

/** Whether a reader in Java does. */
export const checksTextInJava = (field: ProtoField) => field.features.get("(pb.java).utf8_validation") === "VERIFY" || checksText(field);

/** Compares strings by whether they are checked: who checks refuses what the other writes. */
export const differentCheck = (checks: (field: ProtoField) => boolean, option: string, fileOption?: string) => ({ was, is }: FieldPair, { before, after }: Pairs): Difference | undefined => {
  if (typeOf(was.it, before).type !== "string" || typeOf(is.it, after).type !== "string") return undefined;
  const [old, now] = [checks(was.it), checks(is.it)];
  if (old === now) return undefined;
  const breaks = checks === checksText ? ({ consumers: old ? "yes" : "no", producers: now ? "yes" : "no" } as const) : undefined;
  return { before: old, after: now, at: (optionText(is.it, option) ?? (fileOption === undefined ? undefined : optionText(is.file, fileOption)))?.at ?? is.it.whole, ...(breaks === undefined ? {} : { breaks, wire: breaks }) };
};
