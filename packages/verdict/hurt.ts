import type { Consumer } from "#model";

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
export function way({ through, fields }: Consumer, say = asIs): string {
  if (fields === undefined) return ` through its ${say(through)}`;
  if (fields.length === 0) return ", which reads other fields";
  const more = fields.length > fewFields ? ` and ${fields.length - fewFields} more` : "";
  return `, which reads ${fields.slice(0, fewFields).map((field) => say(field.join("."))).join(", ")}${more}`;
}

/** `hurts marketing.churn-model (team-churn), which reads orders.customer_id` */
export function hurtsOne(reader: Consumer): string {
  return `${reader.reads === "certain" ? "hurts" : "may hurt"} ${called(reader)}${way(reader)}`;
}

/** Readers by how sure it is: those that are hurt, those of which nobody knows, those that say that they read other fields. */
export function bySureness(hurt: readonly Consumer[]): { readonly certain: readonly Consumer[]; readonly possible: readonly Consumer[]; readonly elsewhere: readonly Consumer[] } {
  const may = hurt.filter(({ reads }) => reads === "possible");
  return { certain: hurt.filter(({ reads }) => reads === "certain"), possible: may.filter(({ fields }) => fields === undefined), elsewhere: may.filter(({ fields }) => fields !== undefined) };
}

/** `A, B, which read other fields` */
export function readOthers(readers: readonly Consumer[], say = asIs): string {
  return `${readers.map((reader) => called(reader, say)).join(", ")}, which ${readers.length === 1 ? "reads" : "read"} other fields`;
}
