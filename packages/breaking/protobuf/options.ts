import { grouped } from "../grouped.ts";
import type { Json, ProtoElement, ProtoOption } from "#model";
import { inside } from "./find.ts";
import type { Found } from "./kind.ts";
import { asJson } from "./option-text.ts";
import type { Pair, Pairs } from "./pairs.ts";

/** Options that kinds of their own judge, or that mean nothing but what those tell. */
const judged = new Set([
  "default", "json_name", "jstype", "ctype", "message_set_wire_format", "idempotency_level", "java_string_check_utf8",
  "java_package", "java_outer_classname", "java_multiple_files", "java_generic_services", "cc_generic_services", "py_generic_services", "cc_enable_arenas", "optimize_for", "go_package",
  "objc_class_prefix", "csharp_namespace", "swift_prefix", "php_class_prefix", "php_namespace", "php_metadata_namespace", "ruby_package",
  "features.field_presence", "features.enum_type", "features.message_encoding", "features.utf8_validation", "features.(pb.java).utf8_validation", "features.(pb.cpp).string_type",
]);

/** Options that a kind of its own judges in one direction. */
const halfJudged = new Set(["no_standard_descriptor_accessor", "features.json_format"]);

const isCustom = (name: string) => name.startsWith("(");

/** Options of the language, or of others, that nothing else judges and that differ: one fact each. */
export const differentOptions = (which: "known" | "custom") => (pairs: Pairs): Found[] => {
  const found: Found[] = [];
  const wanted = (name: string) => isCustom(name) === (which === "custom") && !judged.has(name);
  for (const [was, is] of pairs.files)
    for (const one of differences(was.options, is.options, wanted)) found.push({ about: [one.own, was], path: [], file: is.file, was: was.at, ...one.said, at: one.at ?? is.at });
  const element = (pair: Pair<ProtoElement>) => {
    for (const one of differences(allOf(pair.was.it), allOf(pair.is.it), wanted)) found.push({ ...inside(pair, one.own, "", { ...one.said, at: one.at ?? pair.is.it.at }), about: halfJudged.has(one.name) ? [one.own, pair.was.it] : [one.own], path: pair.is.path });
  };
  for (const pair of [...pairs.messages, ...pairs.fields, ...pairs.enums, ...pairs.services, ...pairs.methods]) element(pair);
  const parts = (pair: Pair<ProtoElement>, old: readonly ProtoElement[], now: readonly ProtoElement[]) => {
    const known = new Map(old.map((one) => [one.name, one]));
    for (const one of now)
      for (const difference of differences(known.get(one.name)?.options ?? one.options, one.options, wanted)) found.push(inside(pair, difference.own, one.name, { ...difference.said, at: difference.at ?? one.at }));
  };
  for (const pair of pairs.enums) parts(pair, pair.was.it.values, pair.is.it.values);
  for (const pair of pairs.messages) parts(pair, pair.was.it.oneofs, pair.is.it.oneofs);
  return found;
};

/** The options of an element, and what is written beside it as one. */
function allOf(element: ProtoElement & { readonly visibility?: string; readonly extensionRanges?: readonly { readonly options: readonly ProtoOption[] }[] }): readonly ProtoOption[] {
  const { options, visibility, extensionRanges = [], at } = element;
  const ranged = [...new Set(extensionRanges.map((range) => range.options))].flat();
  return visibility === undefined && ranged.length === 0 ? options : [...options, ...(visibility === undefined ? [] : [{ name: "visibility", text: visibility, at, spots: {} }]), ...ranged];
}

interface Difference {
  readonly name: string;
  readonly own: object;
  readonly said: { readonly before: Json; readonly after: Json };
  readonly at?: ProtoOption["at"];
}

function differences(was: readonly ProtoOption[], is: readonly ProtoOption[], wanted: (name: string) => boolean): Difference[] {
  if (was.length + is.length === 0) return [];
  const [old, now] = [was, is].map((options) => grouped(options.filter(({ name }) => wanted(name)), ({ name }) => name));
  return [...new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])])].flatMap((name) => {
    const [before, after] = [old?.get(name) ?? [], now?.get(name) ?? []];
    const said = (options: readonly ProtoOption[]): Json => (options.length === 0 ? null : { [name]: options.length === 1 ? asJson(options[0]?.text ?? "") : options.map(({ text }) => asJson(text)) });
    const texts = (options: readonly ProtoOption[]) => JSON.stringify(options.map(({ text }) => text));
    const own = after.at(-1);
    return texts(before) === texts(after) ? [] : [{ name, own: own ?? before.at(-1) ?? {}, said: { before: said(before), after: said(after) }, ...(own === undefined ? {} : { at: own.at }) }];
  });
}
