import type { Consumer } from "#model";
import { grouped } from "./grouped.ts";

/** Makes a name harmless where the whole sentence is not made so later. */
type Say = (name: string) => string;

const asIs: Say = (name) => name;

/** Fields that are named of one reader. */
const fewFields = 6;

/** `marketing.churn-model (team-churn, in crm)` */
export function called({ product, owner, repository }: Consumer, say = asIs): string {
  const more = [...(owner === undefined ? [] : [say(owner)]), ...(repository === undefined ? [] : [`in ${say(repository)}`])];
  return `${say(product)}${more.length === 0 ? "" : ` (${more.join(", ")})`}`;
}

/** The fields that a reader named and that are touched, else the way by which it reads; to be written right after its name. */
function way({ through, fields }: Consumer, say = asIs): string {
  if (fields === undefined) return ` through its ${say(through)}`;
  if (fields.length === 0) return ", which reads other fields";
  const more = fields.length > fewFields ? ` and ${fields.length - fewFields} more` : "";
  return `, which reads ${fields.slice(0, fewFields).map((field) => say(field.join("."))).join(", ")}${more}`;
}

/** `hurts marketing.churn-model (team-churn), which reads orders.customer_id` */
export function hurtsOne(reader: Consumer, say = asIs): string {
  return `${reader.reads === "certain" ? "hurts" : "may hurt"} ${called(reader, say)}${way(reader, say)}`;
}

/** Readers by how sure it is: those that are hurt, those of which nobody knows, those that say that they read other fields. */
function bySureness(hurt: readonly Consumer[]): { readonly certain: readonly Consumer[]; readonly possible: readonly Consumer[]; readonly elsewhere: readonly Consumer[] } {
  const may = hurt.filter(({ reads }) => reads === "possible");
  return { certain: hurt.filter(({ reads }) => reads === "certain"), possible: may.filter(({ fields }) => fields === undefined), elsewhere: may.filter(({ fields }) => fields !== undefined) };
}

/** Who is hurt, in full: each for certain by itself, with its owner and the fields or the way; then those who may, and those who say that they read other fields, together. */
export function inFull(hurt: readonly Consumer[], say = asIs): string[] {
  const { certain, possible, elsewhere } = bySureness(hurt);
  return [...certain.map((reader) => hurtsOne(reader, say)), ...perhaps(possible, elsewhere, (reader) => called(reader, say))];
}

/** The same by names alone, for a list under which everybody is named in full. */
export function inShort(hurt: readonly Consumer[], say = asIs): string[] {
  const { certain, possible, elsewhere } = bySureness(hurt);
  const name = ({ product }: Consumer) => say(product);
  return [...(certain.length === 0 ? [] : [`hurts ${certain.map(name).join(", ")}`]), ...perhaps(possible, elsewhere, name)];
}

function perhaps(possible: readonly Consumer[], elsewhere: readonly Consumer[], name: (reader: Consumer) => string): string[] {
  return [
    ...(possible.length === 0 ? [] : [`may hurt ${possible.map(name).join(", ")}`]),
    ...(elsewhere.length === 0 ? [] : [`may hurt ${elsewhere.map(name).join(", ")}, which ${elsewhere.length === 1 ? "reads" : "read"} other fields`]),
  ];
}

/** Everybody whom some changes hurt, once, by the surest of what is known of it; one that is hurt by several fields, with all of them. Certain ones first. */
export function everybody(changes: readonly { readonly hurt: readonly Consumer[] }[]): Consumer[] {
  const readers = [...grouped(changes.flatMap(({ hurt }) => hurt), ({ product, repository }) => JSON.stringify([product, repository ?? null])).values()].flatMap(together);
  const { certain, possible, elsewhere } = bySureness(readers);
  return [...certain, ...possible, ...elsewhere];
}

function together(all: readonly Consumer[]): Consumer[] {
  const { certain, possible, elsewhere } = bySureness(all);
  const [reader] = [...certain.filter(({ fields }) => fields !== undefined), ...certain, ...possible, ...elsewhere];
  if (reader === undefined) return [];
  if (reader.reads !== "certain" || reader.fields === undefined) return [reader];
  return [{ ...reader, fields: [...new Map(certain.flatMap(({ fields = [] }) => fields).map((field) => [JSON.stringify(field), field])).values()] }];
}
