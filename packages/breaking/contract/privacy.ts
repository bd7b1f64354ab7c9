import type { Property } from "#model";
import { type Fact, fact, type Tell } from "../fact.ts";

/** From open to secret, in the words that people use (ISO/IEC 27001 A.5.12 and the classification RFC of ODCS leave them free). */
const ladder: readonly (readonly string[])[] = [
  ["public", "open", "unclassified", "unrestricted", "none"],
  ["internal", "internal use", "internal only", "proprietary"],
  ["confidential", "sensitive", "private"],
  ["restricted", "strictly confidential", "highly confidential", "highly sensitive", "secret"],
  ["top secret"],
];
/** Words that say whose data it is, not how secret: more than internal, not to be compared with what is higher. */
const personal = new Set(["pii", "personal", "personal data", "personally identifiable information", "spi", "sensitive personal", "phi", "health", "pci", "gdpr", "hipaa"]);
const internal = 1;

/** How secret a property is, and under which name it is encrypted. */
export function comparePrivacy(was: Property, is: Property, path: readonly string[], tell: Tell): void {
  const say = (kind: string, key: string, before: string | undefined, after: string | undefined, more: Partial<Fact> = {}) =>
    tell({ ...fact(kind, path, is.spots[key] ?? is.at, was.spots[key] ?? was.at, before, after), ...more });
  if (was.classification !== is.classification) {
    const spelling = was.classification !== undefined && is.classification !== undefined && plain(was.classification) === plain(is.classification);
    say(`classification-${direction(was.classification, is.classification)}`, "classification", was.classification, is.classification, spelling ? { impact: "notify", because: "Only its spelling." } : {});
  }
  const [marked, marks] = [marksOf(was), marksOf(is)];
  for (const mark of marked) if (!marks.has(mark)) say("classification-lowered", mark.startsWith("tag") ? "tags" : "pii", mark, undefined);
  for (const mark of marks) if (!marked.has(mark)) say("classification-raised", mark.startsWith("tag") ? "tags" : "pii", undefined, mark);
  if (was.encryptedName === is.encryptedName) return;
  if (is.encryptedName !== undefined) say("encryption-added", "encryptedName", was.encryptedName, is.encryptedName);
  if (was.encryptedName !== undefined) say("encryption-removed", "encryptedName", was.encryptedName, is.encryptedName);
}

/** What says beside the classification that a property is not for everybody: a tag of that meaning, and the flag of personal data (DCS: `pii`; ODCS: a custom property). */
function marksOf({ tags, custom }: Property): ReadonlySet<string> {
  const flagged = custom.some(({ property, value }) => plain(property ?? "") === "pii" && value === true);
  const telling = tags.filter((tag) => level(tag) !== undefined && level(tag) !== 0);
  return new Set([...telling.map((tag) => `tag ${plain(tag)}`), ...(flagged ? ["pii true"] : [])]);
}

/** A classification that is not written promises nothing, so that writing one raises it and taking it away lowers it; of a public one, neither. */
function direction(before: string | undefined, after: string | undefined): "raised" | "lowered" | "changed" {
  const [old, now] = [level(before), level(after)];
  if (before === undefined) return now === 0 ? "changed" : "raised";
  if (after === undefined) return old === 0 ? "changed" : "lowered";
  if (typeof old === "number" && typeof now === "number") return old < now ? "raised" : old > now ? "lowered" : "changed";
  if (old === "personal" && typeof now === "number") return now <= internal ? "lowered" : "changed";
  if (now === "personal" && typeof old === "number") return old <= internal ? "raised" : "changed";
  return "changed";
}

const plain = (written: string): string => written.toLowerCase().replaceAll(/[_\s-]+/g, " ").trim();

function level(written: string | undefined): number | "personal" | undefined {
  const word = plain(written ?? "");
  if (personal.has(word)) return "personal";
  const found = ladder.findIndex((words) => words.includes(word));
  return found < 0 ? undefined : found;
}
