import type { Property, SchemaObject } from "#model";
import { personalByName } from "./by-name.ts";
import { isAboutPeople, looksPersonal } from "./looks.ts";
import { isMark } from "./marks.ts";

/** Classifications that let everybody in the house see it; any other word may mean anything. */
const open = new Set(["public", "open", "unclassified", "unrestricted", "none", "internal", "internal use", "internal only"]);
const plain = (text: string) => text.toLowerCase().replaceAll(/[_\s-]+/g, " ").trim();

/**
 * Whether not even the shape of a value is for everybody: by the classification of the property or of what it is inside of, by a tag or a flag, because it is encrypted, or because it looks like data
 * about a person. In doubt, yes.
 */
export function isGuarded(property: Property, object: SchemaObject, around: readonly Property[] = []): boolean {
  const classified = [property, ...around].some(({ classification, encryptedName, tags, custom }) =>
    (classification !== undefined && classification.trim() !== "" && !open.has(plain(classification))) || encryptedName !== undefined || tags.some(isMark) || custom.some(({ property, value }) => isMark(property) && value !== false));
  if (classified || object.tags.some(isMark)) return true;
  const named = [property.name, property.physicalName].some((name) => name !== undefined && personalByName(name, property.logicalType, object.name ?? object.physicalName ?? "") !== undefined);
  return named || looksPersonal(property, isAboutPeople(object.name)) !== undefined;
}
