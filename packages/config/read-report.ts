import type { Report, ReportVerb } from "#model";
import { either, named } from "#text";
import { checked, parseJson, refused } from "./json-text.ts";
import type { Validator } from "./schema-error.ts";

/** Loaded when a report of the verb is read: only `meshgate verdict` reads any. */
const validators = new Map<unknown, () => Promise<Validator<Report>>>(Object.entries({
  lint: async () => (await import("./validators/lint.js")).default,
  breaking: async () => (await import("./validators/breaking.js")).default,
  quality: async () => (await import("./validators/quality.js")).default,
} satisfies Record<ReportVerb, () => Promise<Validator<Report>>>));

/**
 * The JSON text of a report → the report with every field checked, or one sentence that says why it is refused: not JSON, another major
 * version, an unknown verb, a field of another type, more than 20 MB. Keys that it does not know are left out. Never throws.
 */
export async function readReport(text: string): Promise<{ readonly report: Report } | { readonly problem: string }> {
  const parsed = parseJson("The report", text);
  if ("problem" in parsed) return parsed;
  const problem = refused("The report", parsed.map["meshgate"]);
  if (problem !== undefined) return { problem };
  const verb = parsed.map["verb"];
  const validate = await validators.get(verb)?.();
  if (validate === undefined) return { problem: `The report is of the verb ${named(typeof verb === "string" ? verb : JSON.stringify(verb) ?? "")}; this Meshgate knows ${either([...validators.keys()].map(String))}.` };
  const report = checked("The report", parsed.map, validate);
  return "problem" in report ? report : { report: report.value };
}
