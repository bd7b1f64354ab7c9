import { integer, list, needed, shapeOf, text, the, type Case, type Field, type Fields, type Shape } from "../../../structure.ts";

const host = text("Name or address of the machine.");
const port = integer("Port that the server listens on.");
const database = text("Name of the database.");
const schema = text("Name of the schema in the database.");
const catalog = text("Name of the catalog.");
const account = text("Account that the service runs under.");
const project = text("Name of the cloud project.");
const topic = text("Name of the topic.");
const format = text("Format of the files or messages.");
const location: Field = text("Address of the files; may hold wildcards and `{placeholders}`.", { format: "uri" });
const files: Fields = {
  format: text("Format of the files.", { values: ["parquet", "delta", "json", "csv"] }),
  delimiter: text("How several JSON documents stand in one file.", { values: ["new_line", "array"] }),
};
const databaseOnHost: Fields = { host: needed(host), port: needed(port), database: needed(database) };

const server = (type: string, fields: Fields): Case => ({ when: [{ key: "type", is: [type] }], fields });

/** What a server of each type has to say; other types may say what they like. */
const cases: readonly Case[] = [
  server("azure", { location: needed(location), ...files, format: needed(files.format ?? format) }),
  server("bigquery", { project: needed(project), dataset: needed(text("Name of the dataset.")) }),
  server("clickhouse", databaseOnHost),
  server("databricks", { host, catalog: needed(catalog), schema: needed(schema) }),
  server("glue", { account: needed(account), database: needed(database), location, format }),
  server("kafka", { host: needed(host), topic: needed(topic), format }),
  server("kinesis", { stream: needed(text("Name of the stream.")), region: text("Region of the cloud."), format }),
  server("local", { path: needed(text("Path to the file or files.")), format: needed(format) }),
  server("oracle", { host: needed(host), port: needed(port), serviceName: needed(text("Name of the service.")) }),
  server("postgres", { ...databaseOnHost, schema: needed(schema) }),
  server("pubsub", { project: needed(project), topic: needed(topic) }),
  server("redshift", {
    account: needed(account), host, port, database: needed(database), schema: needed(schema),
    clusterIdentifier: text("Name of the cluster."), endpoint: text("Endpoint of the cluster."),
  }),
  server("s3", { location: needed(location), endpointUrl: text("Address of the service, where it is not the provider's own.", { format: "uri" }), ...files }),
  server("sftp", { location: needed({ ...location, pattern: "^sftp://", form: "an address that starts with `sftp://`" } as Field), ...files }),
  server("snowflake", { account: needed(account), database: needed(database), schema: needed(schema) }),
  server("sqlserver", { host: needed(host), port, database: needed(database), schema: needed(schema) }),
  server("trino", { host: needed(host), port: needed(port), catalog: needed(catalog), schema: needed(schema) }),
];

export const servers: Readonly<Record<string, Shape>> = {
  Server: shapeOf("a server", "A place where the data is found.", {
    type: text("What kind of server it is.", { required: true, examples: ["s3", "postgres", "snowflake"] }),
    description: text("What to know about the server."),
    environment: text("Stage that the server belongs to.", { examples: ["prod", "dev"] }),
    roles: list("Roles that give access to the server.", the("ServerRole")),
  }, { open: true, cases }),
  ServerRole: shapeOf("a role", "A role that gives access to the server.", {
    name: text("Name of the role.", { required: true }),
    description: text("What the role may do."),
  }, { open: true }),
};
