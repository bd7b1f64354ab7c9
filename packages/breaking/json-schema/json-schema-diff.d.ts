/** The part of `json-schema-diff` 1.0.0 that computes with sets of JSON values; the rest of it would follow references into files and the network. */
declare module "json-schema-diff/dist/json-schema-diff/diff-schemas/parse-as-json-set.js" {
  interface JsonSet {
    readonly type: "all" | "empty" | "some";
    intersect(other: JsonSet): JsonSet;
    complement(): JsonSet;
    toJsonSchema(): unknown;
  }
  const library: {
    parseAsJsonSet(schema: unknown, context: { readonly heuristics: { readonly applyLawOfAbsorptionInTypeSetCartesianProduct: boolean } }): JsonSet;
  };
  export default library;
}
