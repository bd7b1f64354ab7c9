/** Part of a JSON Schema. */
export interface Schema {
  [key: string]: Schema;
}

/** Where the official schema is compared with something else than its stored text, and why. */
export interface Amendment {
  readonly id: string;
  readonly standard: "odcs" | "odps" | "dcs";
  readonly versions: readonly string[];
  readonly reason: string;
  /** A document that is taken because of the amendment, and only because of it; the version is the last of `versions`. */
  readonly witness: object;
  patch(schema: Schema): void;
}

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Lays JSON into a schema: maps are merged, lists are added to, the rest replaces. */
function lay(into: Schema | undefined, more: { readonly [key: string]: Json }): void {
  if (into === undefined) throw new Error("the official schema has not the place that an amendment changes");
  const target: { [key: string]: unknown } = into;
  for (const [key, value] of Object.entries(more)) {
    const now = target[key];
    if (Array.isArray(now) && Array.isArray(value)) now.push(...value);
    else if (typeof now === "object" && now !== null && !Array.isArray(now) && typeof value === "object" && value !== null && !Array.isArray(value)) lay(now as Schema, value as { [key: string]: Json });
    else target[key] = structuredClone(value);
  }
}

const drop = (schema: Schema | undefined, key: string): void => {
  if (schema === undefined || !(key in schema)) throw new Error(`the official schema has no ${key} where an amendment drops it`);
  delete schema[key];
};
const each = (schema: unknown, visit: (node: { [key: string]: unknown }) => void): void => {
  if (typeof schema !== "object" || schema === null) return;
  if (!Array.isArray(schema)) visit(schema as { [key: string]: unknown });
  for (const value of Object.values(schema)) each(value, visit);
};
const text = { type: "string" };
const variable = "\\$\\{[A-Za-z_]\\w*(:-[^{}]*)?\\}";

const placeholders = (schema: Schema): void => each(schema, (node) => { if (node.format === "uri") node.format = "location"; });
const variables = (schema: Schema): void => each(schema, (node) => {
  if (node.type !== "string" || (typeof node.pattern !== "string" && typeof node.format !== "string")) return;
  const { pattern, format } = node;
  delete node.pattern;
  delete node.format;
  node.anyOf = [{ ...(pattern !== undefined && { pattern }), ...(format !== undefined && { format }) }, { pattern: variable }];
});

const server = (fields: readonly string[], required: readonly string[]): Json => ({ type: "object", properties: Object.fromEntries(fields.map((field) => [field, field === "port" ? { type: ["integer", "string"] } : text])), required });
const newServers: { readonly [type: string]: Json } = {
  hana: server(["host", "port", "database", "schema"], ["host"]),
  exasol: server(["host", "port", "schema"], ["host"]),
  teradata: server(["host", "port", "database"], ["host"]),
  iceberg: { type: "object", properties: { catalog: text, catalogUrl: { type: "string", format: "uri" }, namespace: text, warehouse: text }, required: ["catalog", "catalogUrl"] },
  ingres: server(["host", "port", "database"], ["host", "database"]),
  vectorwise: server(["host", "port", "database"], ["host", "database"]),
  btrieve: server(["host", "port", "database"], ["host", "database"]),
  versant: server(["host", "port", "database"], ["database"]),
  poet: server(["host", "port", "database"], ["database"]),
  fastobjects: server(["host", "port", "database"], ["database"]),
};
const later = ["3.2.0"];

const contract = (version: string, more: object): object => ({ apiVersion: `v${version}`, kind: "DataContract", id: "c", version: "1.0.0", status: "active", ...more });
const property = (more: object): object => contract("3.2.0", { schema: [{ name: "o", properties: [{ name: "p", ...more }] }] });
const product = (more: object): object => ({ apiVersion: "v1.1.0", kind: "DataProduct", id: "p", status: "active", ...more });

export const amendments: readonly Amendment[] = [
  {
    id: "odcs-map-needs-its-type", standard: "odcs", versions: later,
    witness: property({}),
    reason: "The schema's condition for `logicalType: map` also holds where there is no logical type, so that it asks every untyped property for a `map`; the standard's text asks only maps for one.",
    patch(schema) {
      const all = schema.$defs?.SchemaBaseProperty?.allOf;
      const branch = Object.values(all ?? {}).find((one) => String(one.if?.properties?.logicalType?.const) === "map");
      drop(branch?.then, "required");
      lay(schema.$defs?.SchemaBaseProperty, { allOf: [{ if: { properties: { logicalType: { const: "map" } }, required: ["logicalType"] }, then: { required: ["map"] } }] });
    },
  },
  {
    id: "odcs-vector", standard: "odcs", versions: later,
    witness: property({ logicalType: "vector", logicalTypeOptions: { dimensions: 3 } }),
    reason: "The snapshot is older than the release: `vector` (RFC 0042) is missing. As with `map`, only a property that says it is a vector is asked for `dimensions`.",
    patch(schema) {
      const elementType = { type: "string", enum: ["bfloat16", "binary", "float16", "float32", "float64", "int8", "uint8"] };
      const distanceMetric = { type: "string", enum: ["cosine", "dotProduct", "euclidean", "hamming", "manhattan"] };
      const properties = { dimensions: { type: "integer", minimum: 1 }, elementType, distanceMetric, normalized: { type: "boolean" }, embeddingModel: text, embeddingModelVersion: text };
      lay(schema.$defs?.SchemaBaseProperty, {
        properties: { logicalType: { enum: ["vector"] } },
        allOf: [{
          if: { properties: { logicalType: { const: "vector" } }, required: ["logicalType"] },
          then: { properties: { logicalTypeOptions: { type: "object", additionalProperties: false, properties, required: ["dimensions"] } } },
        }],
      });
    },
  },
  {
    id: "odcs-small-additions", standard: "odcs", versions: later,
    witness: property({ logicalType: "string", deprecated: true }),
    reason: "The snapshot is older than the release: `deprecated` (RFC 0051), `vendor` (0035), the id of relationships (0047) and two keys of service levels (0046) are missing.",
    patch(schema) {
      lay(schema.$defs?.SchemaElement?.properties, { deprecated: { type: "boolean" } });
      lay(schema.$defs?.CustomProperty?.properties, { vendor: text });
      lay(schema.$defs?.RelationshipBase?.properties, { id: text });
      lay(schema.$defs?.ServiceLevelAgreementProperty?.properties, { customProperties: { $ref: "#/$defs/CustomProperties" }, authoritativeDefinitions: { $ref: "#/$defs/AuthoritativeDefinitions" } });
    },
  },
  {
    id: "odcs-new-servers", standard: "odcs", versions: later,
    witness: contract("3.2.0", { servers: [{ server: "s", type: "hana", host: "h", port: "${PORT}" }] }),
    reason: "The snapshot is older than the release: ten server types (RFC 0045, 0049, 0057, 0058, 0059), `encoding` (0043) and ports that are texts (0050) are missing.",
    patch(schema) {
      each(schema.$defs?.ServerSource, (node) => { if (node.port !== undefined) node.port = { type: ["integer", "string"] }; });
      for (const name of ["Azure", "Glue", "Custom", "Kafka", "Kinesis", "Local", "S3", "Sftp"]) lay(schema.$defs?.ServerSource?.[`${name}Server`]?.properties, { encoding: text });
      lay(schema.$defs?.Server, {
        properties: { type: { enum: Object.keys(newServers) } },
        allOf: Object.entries(newServers).map(([type, then]) => ({ if: { properties: { type: { const: type } }, required: ["type"] }, then })),
      });
    },
  },
  {
    id: "odcs-references", standard: "odcs", versions: later,
    witness: property({ logicalType: "string", relationships: [{ to: "a-b.c" }] }),
    reason: "The snapshot is older than the release, which lets names in references have a `-` and files end with `.yml`.",
    patch(schema) {
      lay(schema.$defs?.ShorthandReference, { pattern: "^[A-Za-z_][A-Za-z0-9_\\-]*(\\.[A-Za-z_][A-Za-z0-9_\\-]*)+$" });
      const pattern = String(schema.$defs?.FullyQualifiedReference?.pattern);
      lay(schema.$defs?.FullyQualifiedReference, { pattern: pattern.replace("yaml", "ya?ml") });
    },
  },
  {
    id: "odcs-athena-staging", standard: "odcs", versions: ["3.0.0", "3.0.1"],
    witness: contract("3.0.1", { servers: [{ server: "s", type: "athena", schema: "x", stagingDir: "s3://b/x" }] }),
    reason: "The schema asks Athena servers for `staging_dir`, a key that it does not describe; 3.0.2 calls that a mistake and asks for `stagingDir`. Neither is asked for here.",
    patch(schema) {
      const athena = schema.$defs?.ServerSource?.AthenaServer;
      drop(athena, "required");
      lay(athena, { required: ["schema"] });
    },
  },
  {
    id: "odcs-duckdb-schema", standard: "odcs", versions: ["3.0.0", "3.0.1", "3.0.2"],
    witness: contract("3.0.2", { servers: [{ server: "s", type: "duckdb", database: "d", schema: "main" }] }),
    reason: "The schema wants the schema of a DuckDB server to be a number; 3.1.0 calls that a mistake. Both are taken here.",
    patch: (schema) => lay(schema.$defs?.ServerSource?.DuckdbServer?.properties?.schema, { type: ["integer", "string"] }),
  },
  {
    id: "odcs-placeholders", standard: "odcs", versions: ["3.0.0", "3.0.1", "3.0.2", "3.1.0", "3.2.0"],
    witness: contract("3.2.0", { servers: [{ server: "s", type: "s3", location: "s3://b/{model}/*.json" }] }),
    reason: "The standard's own examples of locations hold `{model}`, which is no character of a URI; a placeholder stands for a part that is one.",
    patch: placeholders,
  },
  {
    id: "odcs-variables", standard: "odcs", versions: later,
    witness: contract("3.2.0", { contractCreatedTs: "${CREATED}" }),
    reason: "Any text may hold `${VAR}` (RFC 0050), also where the schema has a pattern or format that only the filled-in text can meet.",
    patch: variables,
  },
  {
    id: "odps-1.1.0", standard: "odps", versions: ["1.1.0"],
    witness: { apiVersion: "v1.1.0", kind: "DataProduct", id: "p" },
    reason: "The snapshot ends with 1.0.0: the additions that the changelog of 1.1.0 lists are laid over it.",
    patch(schema) {
      const tags = { $ref: "#/$defs/Tags" };
      const customProperties = { type: "array", items: { $ref: "#/$defs/CustomProperty" } };
      const authoritativeDefinitions = { type: "array", items: { $ref: "#/$defs/AuthoritativeDefinition" } };
      const synonyms = { type: "array", items: { $ref: "#/$defs/Synonym" } };
      const context = { $ref: "#/$defs/Context" };
      const deprecated = { type: "boolean" };
      const closed = (properties: { readonly [key: string]: Json }, required: readonly string[] = []): Json => ({ type: "object", additionalProperties: false, properties, required });
      drop(schema, "required");
      lay(schema, { required: ["apiVersion", "kind", "id"], properties: { apiVersion: { enum: ["v1.1.0"] }, type: text, deprecated, synonyms, context } });
      for (const name of ["InputPort", "OutputPort", "ManagementPort", "SBOM", "Support", "TeamMember", "CustomProperty", "AuthoritativeDefinition"]) lay(schema.$defs?.[name]?.properties, { id: text });
      for (const name of ["InputPort", "OutputPort", "ManagementPort"]) lay(schema.$defs?.[name]?.properties, { deprecated });
      for (const name of ["InputPort", "OutputPort"]) { drop(schema.$defs?.[name], "required"); lay(schema.$defs?.[name], { required: ["name"] }); }
      drop(schema.$defs?.SBOM, "required");
      lay(schema.$defs?.SBOM?.properties, { tags, customProperties, authoritativeDefinitions });
      lay(schema.$defs?.OutputPort?.properties, { synonyms, context });
      lay(schema.$defs?.CustomProperty?.properties, { vendor: text });
      const extras = { id: text, tags, customProperties, authoritativeDefinitions };
      lay(schema.$defs, {
        Synonym: closed({ id: text, synonym: text, description: text, locale: text, source: text, status: text, customProperties }, ["synonym"]),
        Context: closed({
          instructions: text,
          verifiedStatements: { type: "array", items: closed({ question: text, answer: text, ...extras }, ["question"]) },
          constraints: { type: "array", items: closed({ constraint: text, ...extras }, ["constraint"]) },
        }),
      });
    },
  },
  { id: "odps-placeholders", standard: "odps", versions: ["0.9.0", "1.0.0", "1.1.0"],
    reason: "As with ODCS: a placeholder in an address stands for a part of a URI.", patch: placeholders, witness: product({ support: [{ channel: "c", url: "https://h/{x}" }] }) },
  { id: "odps-variables", standard: "odps", versions: ["1.1.0"],
    reason: "Any text may hold `${VAR}` (RFC 0050), also where the schema has a format.", patch: variables, witness: product({ productCreatedTs: "${CREATED}" }) },
  {
    id: "dcs-placeholders", standard: "dcs", versions: ["0.9.0", "0.9.1", "0.9.2", "0.9.3", "1.1.0", "1.2.0", "1.2.1"],
    reason: "The specification's own examples of locations hold `{model}`, which is no character of a URI.", patch: placeholders,
    witness: { dataContractSpecification: "1.2.1", id: "c", info: { title: "t", version: "1" }, servers: { s: { type: "s3", location: "s3://b/{model}/*.json" } } },
  },
];
