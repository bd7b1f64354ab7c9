import type { Json } from "#model";
import { list, map, text } from "./report-schema.ts";

type Schema = { readonly [key: string]: Json };

const number: Schema = { type: "number" };
const identifiers: Schema = { anyOf: [text, { type: "array", items: text }] };
const threshold: Schema = { type: "object", additionalProperties: { anyOf: [number, { type: "array", items: number, minItems: 2, maxItems: 2 }] } };
const measure = map({}, { metric: text, value: number, threshold, unit: text });
const optional = { severity: text, dimension: text, message: text, relatesTo: text, measure };
const target = map({ resourceType: text, resourceIdentifier: identifiers });

/**
 * Schema of one document of the Open Observability Results Standard (Bitol RFC 0018, a draft without a schema of its own; `apiVersion: v0.1.0`), draft 2019-09. What is read may lack what the RFC wants
 * of each result; with `strict`, all of it has to be there, as it is in what is written.
 */
export const resultsSchema = (strict = false): Schema => ({
  ...map(
    {
      apiVersion: strict ? { const: "v0.1.0" } : text, kind: { const: "ObservabilityResults" }, observedAt: text, source: map(strict ? { process: text, vendor: text } : {}, { process: text, runID: text, id: text, vendor: text }),
      results: { ...list(strict ? map({ id: text, type: { enum: ["check", "metric"] }, name: text, status: { enum: ["pass", "fail"] }, target, message: text }, optional) : map({}, { id: text, type: text, name: text, status: text, target: map({}, { resourceType: text, resourceIdentifier: identifiers }), ...optional })), minItems: 1 },
      ...(strict ? { id: text, contract: map({ contractID: text, standard: text }, { version: text }) } : {}),
    },
    strict ? {} : { id: text, contract: map({}, { contractID: text, standard: text, version: text }) },
  ),
});
