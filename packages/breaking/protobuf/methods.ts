import type { ProtoMessageUse, ProtoMethod } from "#model";
import type { Difference } from "./find.ts";
import type { Image, In } from "./image.ts";
import type { Pair, Pairs } from "./pairs.ts";
import { parentOf, resolve } from "./types.ts";

/** Compares methods by a message that they take or give. */
export const differentMessage = (use: (method: ProtoMethod) => ProtoMessageUse) => ({ was, is }: Pair<ProtoMethod>, { before, after }: Pairs): Difference | undefined => {
  const name = ({ it }: In<ProtoMethod>, image: Image) => resolve(use(it).type, parentOf(it.fullName), image).name ?? "";
  const [old, now] = [name(was, before), name(is, after)];
  return old === now ? undefined : { before: old, after: now, at: use(is.it).at };
};
