import { split } from "./split.ts";

const marks = new Set(["pii", "phi", "pci", "gdpr", "hipaa", "personal", "sensitive", "sensitivity", "confidential", "restricted", "privacy", "classification", "masking", "anonymization", "anonymisation", "pseudonymization", "pseudonymisation"]);

/** Whether a tag or the name of a property of one's own says that somebody thought about who may see the data. */
export const isMark = (text: string | undefined): boolean => split(text ?? "").some((word) => marks.has(word));
