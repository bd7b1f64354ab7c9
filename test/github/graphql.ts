import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { isDeepStrictEqual } from "node:util";
import { join } from "node:path";
import { installed } from "./description.ts";

/** The little of `graphql` (16) that is needed; it is installed beside the descriptions and has no types here. */
interface GraphQl {
  buildSchema(text: string, options: { readonly assumeValid: boolean }): object;
  parse(query: string): { readonly definitions: readonly { readonly kind: string; readonly variableDefinitions?: readonly object[] }[] };
  validate(schema: object, document: object): readonly { readonly message: string }[];
  getVariableValues(schema: object, definitions: readonly object[], values: object): { readonly errors?: readonly { readonly message: string }[] };
  executeSync(what: { readonly schema: object; readonly document: object; readonly rootValue: unknown; readonly variableValues: object; readonly fieldResolver: typeof byAlias }): { readonly data?: unknown; readonly errors?: readonly { readonly message: string }[] };
}

/** A field of an answer stands under the name that the query gives it. */
const byAlias = (source: unknown, _arguments: unknown, _context: unknown, info: { readonly path: { readonly key: string | number } }): unknown => (source as Readonly<Record<string, unknown>>)[info.path.key];

let loaded: { readonly graphql: GraphQl; readonly schema: object } | undefined;

function load() {
  if (loaded !== undefined || !existsSync(join(installed, "graphql"))) return loaded;
  const graphql = createRequire(join(installed, "x.js"))("graphql") as GraphQl;
  const schema = graphql.buildSchema(readFileSync(join(installed, "@octokit/graphql-schema/schema.graphql"), "utf8"), { assumeValid: true });
  loaded = { graphql, schema };
  return loaded;
}

/** What is wrong with a query, its variables and the answer to it, by GitHub's public schema. */
export function graphqlProblems(body: unknown, said: unknown): string[] {
  const with_ = load();
  if (with_ === undefined) return [];
  const { graphql, schema } = with_;
  const { query, variables = {} } = (body ?? {}) as { readonly query?: unknown; readonly variables?: object };
  if (typeof query !== "string") return ["there is no query"];
  const document = graphql.parse(query);
  const wrong = graphql.validate(schema, document).map(({ message }) => message);
  if (wrong.length > 0) return wrong;
  const [operation] = document.definitions.filter(({ kind }) => kind === "OperationDefinition");
  const values = graphql.getVariableValues(schema, operation?.variableDefinitions ?? [], variables);
  if (values.errors !== undefined) return values.errors.map(({ message }) => message);
  const answer = (said ?? {}) as { readonly data?: unknown; readonly errors?: readonly { readonly message?: unknown }[] };
  if (answer.errors !== undefined) return answer.errors.every(({ message }) => typeof message === "string") ? [] : ["an error has no message"];
  const run = graphql.executeSync({ schema, document, rootValue: answer.data, variableValues: variables, fieldResolver: byAlias });
  if (run.errors !== undefined) return run.errors.map(({ message }) => `the answer: ${message}`);
  return isDeepStrictEqual(JSON.parse(JSON.stringify(run.data)), answer.data) ? [] : ["the answer has other fields than the query asks for"];
}
