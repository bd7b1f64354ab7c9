import type { Json, JsonSchemaFile } from "#model";

type Load = () => Promise<{ readonly default: unknown }>;

/** The meta-schemas of the drafts, by URI, as Ajv brings them. Each is loaded when a schema refers to one. */
const metaSchemas: Readonly<Record<string, Load>> = {
  "http://json-schema.org/draft-04/schema": () => import("ajv-draft-04/dist/refs/json-schema-draft-04.json", { with: { type: "json" } }),
  "http://json-schema.org/draft-06/schema": () => import("ajv/dist/refs/json-schema-draft-06.json", { with: { type: "json" } }),
  "http://json-schema.org/draft-07/schema": () => import("ajv/dist/refs/json-schema-draft-07.json", { with: { type: "json" } }),
  "https://json-schema.org/draft/2019-09/schema": () => import("ajv/dist/refs/json-schema-2019-09/schema.json", { with: { type: "json" } }),
  "https://json-schema.org/draft/2019-09/meta/applicator": () => import("ajv/dist/refs/json-schema-2019-09/meta/applicator.json", { with: { type: "json" } }),
  "https://json-schema.org/draft/2019-09/meta/content": () => import("ajv/dist/refs/json-schema-2019-09/meta/content.json", { with: { type: "json" } }),
  "https://json-schema.org/draft/2019-09/meta/core": () => import("ajv/dist/refs/json-schema-2019-09/meta/core.json", { with: { type: "json" } }),
  "https://json-schema.org/draft/2019-09/meta/format": () => import("ajv/dist/refs/json-schema-2019-09/meta/format.json", { with: { type: "json" } }),
  "https://json-schema.org/draft/2019-09/meta/meta-data": () => import("ajv/dist/refs/json-schema-2019-09/meta/meta-data.json", { with: { type: "json" } }),
  "https://json-schema.org/draft/2019-09/meta/validation": () => import("ajv/dist/refs/json-schema-2019-09/meta/validation.json", { with: { type: "json" } }),
  "https://json-schema.org/draft/2020-12/schema": () => import("ajv/dist/refs/json-schema-2020-12/schema.json", { with: { type: "json" } }),
  "https://json-schema.org/draft/2020-12/meta/applicator": () => import("ajv/dist/refs/json-schema-2020-12/meta/applicator.json", { with: { type: "json" } }),
  "https://json-schema.org/draft/2020-12/meta/content": () => import("ajv/dist/refs/json-schema-2020-12/meta/content.json", { with: { type: "json" } }),
  "https://json-schema.org/draft/2020-12/meta/core": () => import("ajv/dist/refs/json-schema-2020-12/meta/core.json", { with: { type: "json" } }),
  "https://json-schema.org/draft/2020-12/meta/format-annotation": () => import("ajv/dist/refs/json-schema-2020-12/meta/format-annotation.json", { with: { type: "json" } }),
  "https://json-schema.org/draft/2020-12/meta/meta-data": () => import("ajv/dist/refs/json-schema-2020-12/meta/meta-data.json", { with: { type: "json" } }),
  "https://json-schema.org/draft/2020-12/meta/unevaluated": () => import("ajv/dist/refs/json-schema-2020-12/meta/unevaluated.json", { with: { type: "json" } }),
  "https://json-schema.org/draft/2020-12/meta/validation": () => import("ajv/dist/refs/json-schema-2020-12/meta/validation.json", { with: { type: "json" } }),
};

const refersToDraft = /"\$(?:ref|dynamicRef)":"https?:\/\/json-schema\.org\/draft/;

/** The meta-schemas that a schema may refer to: all of them where one refers to any, else none. Nothing is fetched. */
export async function metaSchemasFor(files: readonly JsonSchemaFile[]): Promise<ReadonlyMap<string, Json>> {
  if (!files.some(({ schema }) => refersToDraft.test(JSON.stringify(schema)))) return new Map();
  return new Map(await Promise.all(Object.entries(metaSchemas).map(async ([uri, load]) => [uri, (await load()).default as Json] as const)));
}
