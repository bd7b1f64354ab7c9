import type { Change, ProtobufFile, Witness } from "#model";
import { fact } from "../fact.ts";
import { pairFiles } from "../files.ts";
import type { How, Judge, SchemaFact } from "../judge.ts";
import { protoKinds } from "./changes.ts";
import { fileRules } from "./file-rules.ts";
import type { Found, ProtoKind, ProtoRule } from "./kind.ts";
import { type Pairs, pairsOf } from "./pairs.ts";
import { feltAs } from "./strictness.ts";

/** Every change of Protocol Buffers files, each told once, by the kind that says the most of it. */
export const protobuf: Judge<"protobuf"> = (before, after, how) => {
  const files = pairFiles(before, after, how);
  const pairs = pairsOf(files);
  const found = new Map<ProtoRule, readonly Found[]>([...protoKinds, ...fileRules].map((rule) => [rule, [...rule.find(pairs)]]));
  const told = new Map<object, Set<string>>();
  for (const [{ id }, all] of found)
    for (const { about: [own] } of all) {
      const ids = told.get(own) ?? new Set();
      told.set(own, ids.add(id));
    }
  for (const { kind, file } of files.facts) told.get(pairs.before.files.get(file) ?? files)?.add(kind);
  const facts = protoKinds.flatMap((kind: ProtoKind) => {
    const once = new Set<object>(pairs.before.made.keys());
    return (found.get(kind) ?? []).flatMap((one) => {
      const [own] = one.about;
      if (once.has(own) || (how.alone === true && kind.id === "proto-file-moved") || isSaid(one, kind, told)) return [];
      once.add(own);
      return [factOf(kind, one, pairs, how)];
    });
  });
  return [...files.facts.map((one) => ofFile(one, pairs, how)), ...facts];
};

/** Whether a kind that says more is told of the same element, or this one of an element around it. */
function isSaid({ about }: Found, { id, under = [] }: ProtoKind, told: ReadonlyMap<object, ReadonlySet<string>>): boolean {
  return under.some((other) => about.some((element, index) => (index > 0 || other !== id) && told.get(element)?.has(other) === true));
}

function factOf(kind: ProtoKind, found: Found, { after, files }: Pairs, { strictness = "WIRE_JSON" }: How): SchemaFact {
  const { path, was, before, after: now, witness, because, hint } = found;
  const file = found.file ?? was?.file ?? files[0]?.[1].file ?? "";
  const at = found.at ?? after.files.get(file)?.at ?? was;
  if (at === undefined) throw new Error(`${kind.id} has no place`);
  const felt = feltAs(strictness, kind, kind, found);
  return { file, ...fact(kind.id, path, at, was, before, now), ...felt, ...shownFor(felt.breaks, witness), ...(because === undefined ? {} : { because }), ...(hint === undefined ? {} : { hint }) };
}

/** What proves whom a change breaks, and nothing for who is not broken. */
function shownFor({ consumers, producers }: Change["breaks"], witness: Witness = {}): Pick<SchemaFact, "witness"> {
  const shown = {
    ...(consumers === "no" || witness.consumers === undefined ? {} : { consumers: witness.consumers }), ...(producers === "no" || witness.producers === undefined ? {} : { producers: witness.producers }),
  };
  return Object.keys(shown).length === 0 ? {} : { witness: shown };
}

/** A file that is gone breaks nobody where all that it declared stands in other files of its package, but for who imports it or generates code from each file. */
function ofFile(one: SchemaFact, { before, after }: Pairs, { strictness }: How): SchemaFact {
  const file = one.kind === "schema-file-removed" ? before.files.get(one.file) : undefined;
  if (file === undefined || !isElsewhere(file, after)) return one;
  return { ...one, breaks: { consumers: "no", producers: "no" }, impact: strictness === "FILE" ? "break" : "action", because: "What it declared stands in other files." };
}

function isElsewhere({ messages, enums, services, extensions }: ProtobufFile, after: Pairs["after"]): boolean {
  return messages.every(({ fullName }) => after.messages.has(fullName)) && enums.every(({ fullName }) => after.enums.has(fullName))
    && services.every(({ fullName }) => after.services.has(fullName)) && extensions.every(({ fullName }) => after.extensions.has(fullName));
}
