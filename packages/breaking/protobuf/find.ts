import type { Location, ProtoElement, ProtoEnum, ProtoMessage, ProtoMethod, ProtobufFile } from "#model";
import { copyIn, type Image, type In } from "./image.ts";
import type { Found } from "./kind.ts";
import type { FieldPair, Pair, Pairs } from "./pairs.ts";

/** What a comparison of two versions of one element adds to what is known of it; nothing where they are the same. */
export type Difference = Partial<Omit<Found, "about" | "path" | "file" | "was">> & { readonly more?: readonly object[] };

/** Compares every pair of fields, extensions too. */
export const fields = (compare: (pair: FieldPair, pairs: Pairs) => Difference | undefined) => (pairs: Pairs): Found[] => each(pairs.fields, compare, pairs);

/** Compares every pair of messages. */
export const messages = (compare: (pair: Pair<ProtoMessage>, pairs: Pairs) => Difference | undefined) => (pairs: Pairs): Found[] => each(pairs.messages, compare, pairs);

/** Compares every pair of enums. */
export const enums = (compare: (pair: Pair<ProtoEnum>, pairs: Pairs) => Difference | undefined) => (pairs: Pairs): Found[] => each(pairs.enums, compare, pairs);

/** Compares every pair of methods. */
export const methods = (compare: (pair: Pair<ProtoMethod>, pairs: Pairs) => Difference | undefined) => (pairs: Pairs): Found[] => each(pairs.methods, compare, pairs);

/** Compares every pair of files. */
export const files = (compare: (was: ProtobufFile, is: ProtobufFile, pairs: Pairs) => Difference | undefined) => (pairs: Pairs): Found[] =>
  pairs.files.flatMap(([was, is]) => {
    const difference = compare(was, is, pairs);
    if (difference === undefined) return [];
    const { more = [], ...found } = difference;
    return [{ about: [was, ...more], path: [], file: is.file, was: was.at, ...found }];
  });

function each<P extends Pair<ProtoElement>>(all: readonly P[], compare: (pair: P, pairs: Pairs) => Difference | undefined, pairs: Pairs): Found[] {
  return all.flatMap((pair) => {
    const difference = compare(pair, pairs);
    return difference === undefined ? [] : [of(pair, difference)];
  });
}

/** What was found of an element that is on both sides. */
export function of({ was, is }: Pair<ProtoElement>, { more = [], ...found }: Difference & { readonly was?: Location }): Found {
  return { about: [was.it, ...was.parents, ...more], path: is.path, file: is.file.file, at: is.it.whole, was: was.it.at, ...found };
}

/** What was found of something inside an element that is on both sides: a value of an enum, a field that is gone. */
export function inside({ was, is }: Pair<ProtoElement>, part: object, name: string, { more = [], ...found }: Difference & { readonly was?: Location }): Found {
  return { about: [part, was.it, ...was.parents, ...more], path: [...is.path, name], file: is.file.file, at: is.it.whole, was: was.it.at, ...found };
}

type Elements<Element> = (image: Image) => ReadonlyMap<string, In<Element>>;

/** Elements that are not in the file where they were; a file that is gone is told by itself. */
export const goneFromFile = <Element extends ProtoElement>(what: Elements<Element>) => (pairs: Pairs): Found[] => gone(what, (file) => {
  const is = pairs.now(file);
  return is && { holds: (other) => other === is, name: (path) => [...(is.package === "" ? [] : [is.package]), ...path].join("."), file: is };
}, pairs);

/** Elements that are not in the package where they were; a package that is gone is told by itself. */
export const goneFromPackage = <Element extends ProtoElement>(what: Elements<Element>) => (pairs: Pairs): Found[] => gone(what, (file) => {
  if (!pairs.after.packages.has(file.package)) return undefined;
  return { holds: () => true, name: (path) => [...(file.package === "" ? [] : [file.package]), ...path].join("."), file: pairs.now(file) };
}, pairs);

interface Place {
  holds(file: ProtobufFile): boolean;
  /** The full name there of a path of names. */
  name(path: readonly string[]): string;
  readonly file: ProtobufFile | undefined;
}

function gone<Element extends ProtoElement>(what: Elements<Element>, placeOf: (file: ProtobufFile) => Place | undefined, { before, after }: Pairs): Found[] {
  return [...what(before).values()].flatMap((was): Found[] => {
    const place = placeOf(was.file);
    if (place === undefined) return [];
    const path = place.file?.file;
    const there = <T>(all: ReadonlyMap<string, In<T>>, name: string) => [all.get(name), all.get(copyIn(name, path ?? ""))].find((one) => one !== undefined && place.holds(one.file));
    if (there(what(after), place.name(was.path)) !== undefined) return [];
    const parent = was.parents.map((_, index) => there(after.messages, place.name(was.path.slice(0, index + 1)))).findLast((one) => one !== undefined);
    const file = parent?.file.file ?? path;
    return [{ about: [was.it, ...was.parents, was.file], path: was.path, was: was.it.at, ...(file === undefined ? {} : { file }), ...(parent === undefined ? {} : { at: parent.it.whole }) }];
  });
}

/** Elements of the new side that the old one has not. */
export const fresh = <Element extends ProtoElement>(what: Elements<Element>) => (pairs: Pairs): Found[] =>
  [...what(pairs.after).values()].flatMap(({ it, file, parents, path }): Found[] =>
    pairs.known.has(it) || pairs.after.made.has(it) ? [] : [{ about: [it, ...parents, file], path, file: file.file, at: it.at, was: undefined }]);

/** The last text that an option is given, with its place. */
export function optionText(element: { readonly options: ProtoElement["options"] }, name: string): { readonly text: string; readonly at: Location } | undefined {
  return element.options.findLast((option) => option.name === name);
}
