import { either, integer, list, needed, shapeOf, text, the, type Case, type Field, type Fields, type Shape, type Span } from "../../../structure.ts";
import { custom, id } from "./shared.ts";

const host = text("Name or address of the machine.");
const database = text("Name of the database.");
const schema = text("Name of the schema in the database.");
const catalog = text("Name of the catalog.");
const account = text("Account that the service runs under.");
const project = text("Name of the cloud project.");
const region = text("Region of the cloud.", { examples: ["eu-west-1"] });
const warehouse = text("Name of the warehouse or cluster that computes.");
const path = text("Path to the file or files; may hold wildcards.", { examples: ["./data/*.parquet"] });
const location = text("Address of the files; may hold wildcards and `{placeholders}`.", { format: "uri", examples: ["s3://sales/orders/*.parquet"] });
const endpointUrl = text("Address of the service, where it is not the provider's own.", { format: "uri" });
const format = text("Format of the files or messages.", { examples: ["parquet", "json", "csv", "avro"] });
const encoding = text("How characters are encoded in the data.", { since: "3.2.0", default: "UTF-8" });
const serviceName = text("Name of the service.");
const port: readonly Field[] = [
  integer("Port that the server listens on.", { until: "3.2.0" }),
  either("Port that the server listens on; a text may hold a variable.", [integer("The number."), text("The number, or a variable.")], { since: "3.2.0" }),
];

/** Up to 3.0.2 these two were closed lists on file servers. */
const fileFormat: readonly Field[] = [{ ...format, until: "3.1.0", values: ["parquet", "delta", "json", "csv"] } as Field, { ...format, since: "3.1.0" }];
const lines = "How several JSON documents stand in one file.";
const delimiter: readonly Field[] = [text(lines, { until: "3.1.0", values: ["new_line", "array"] }), text(lines, { since: "3.1.0", examples: ["new_line", "array"] })];

interface Row extends Span {
  readonly types: readonly string[];
  readonly fields: Fields;
}

const databaseOnHost: Fields = { host: needed(host), port: needed(port), database: needed(database) };
const actian: Fields = { host: needed(host), port, database: needed(database) };
const objectStore: Fields = { host, port, database: needed(database) };
const newest = { since: "3.2.0" };

/** What a server of each type has to say. */
const rows: readonly Row[] = [
  { types: ["api"], fields: { location: needed({ ...location, says: "Address of the API." }) } },
  { types: ["athena"], fields: {
    stagingDir: text("Where Athena puts its results.", { format: "uri", required: { since: "3.0.2", until: "3.2.0" } }),
    schema: needed(schema), catalog: { ...catalog, default: "awsdatacatalog" }, regionName: region,
    workgroup: text("Workgroup that queries run in.", newest),
  } },
  { types: ["azure"], fields: { location: needed(location), format: needed(fileFormat), delimiter, encoding } },
  { types: ["bigquery"], fields: { project: needed(project), dataset: needed(text("Name of the dataset.")) } },
  { types: ["clickhouse", "mysql", "synapse"], fields: databaseOnHost },
  { types: ["cloudsql", "postgres", "postgresql", "vertica"], fields: { ...databaseOnHost, schema: needed(schema) } },
  { types: ["databricks"], fields: { host, catalog: needed(catalog), schema: needed(schema) } },
  { types: ["db2"], fields: { ...databaseOnHost, schema } },
  { types: ["denodo"], fields: { host: needed(host), port: needed(port), database } },
  { types: ["dremio"], fields: { host: needed(host), port: needed(port), schema } },
  { types: ["duckdb"], fields: {
    database: needed(text("Path to the database file.")),
    schema: [either(schema.says, [text(schema.says), integer("As the schema of 3.0 has it.")], { until: "3.1.0" }), { ...schema, since: "3.1.0" }],
  } },
  { types: ["exasol"], ...newest, fields: { host: needed(host), port, schema } },
  { types: ["glue"], fields: { account: needed(account), database: needed(database), location, format, encoding } },
  { types: ["hana"], ...newest, fields: { host: needed(host), port, database: { ...database, says: "Name of the tenant." }, schema } },
  { types: ["hive", "impala", "zen"], since: "3.1.0", fields: actian },
  { types: ["informix"], fields: actian },
  { types: ["btrieve", "ingres", "vectorwise"], ...newest, fields: actian },
  { types: ["fastobjects", "poet", "versant"], ...newest, fields: objectStore },
  { types: ["iceberg"], ...newest, fields: {
    catalog: needed(catalog), catalogUrl: needed(text("Address of the catalog's REST service.", { format: "uri" })),
    namespace: text("Namespace in the catalog, with dots between its parts."), warehouse,
  } },
  { types: ["kafka"], fields: { host: needed({ ...host, says: "Bootstrap server of the cluster." }), format: { ...format, default: "json" }, encoding } },
  { types: ["kinesis"], fields: { region, format, encoding } },
  { types: ["local"], fields: { path: needed(path), format: needed(format), encoding } },
  { types: ["oracle"], fields: { host: needed(host), port: needed(port), serviceName: needed(serviceName) } },
  { types: ["presto"], fields: { host: needed(host), catalog, schema } },
  { types: ["pubsub"], fields: { project: needed(project) } },
  { types: ["redshift"], fields: { host, database: needed(database), schema: needed(schema), region, account } },
  { types: ["s3"], fields: { location: needed(location), endpointUrl, format: fileFormat, delimiter, encoding } },
  { types: ["sftp"], fields: { location: needed({ ...location, pattern: "^sftp://", form: "an address that starts with `sftp://`", examples: ["sftp://host/orders/*.csv"] } as Field), format: fileFormat, delimiter, encoding } },
  { types: ["snowflake"], fields: { host, port, account: needed(account), database: needed(database), schema: needed(schema), warehouse } },
  { types: ["sqlserver"], fields: { host: needed(host), port, database: needed(database), schema: needed(schema) } },
  { types: ["teradata"], ...newest, fields: { host: needed(host), port, database } },
  { types: ["trino"], fields: { host: needed(host), port: needed(port), catalog: needed(catalog), schema: needed(schema) } },
  { types: ["custom"], fields: {
    account, catalog, database, dataset: text("Name of the dataset."), delimiter: text("What stands between two documents or fields."), endpointUrl, format, encoding, host,
    location, path, port, project, region, regionName: region, schema, serviceName, stagingDir: text("Where intermediate results are put."),
    stream: text("Name of the stream.", { since: "3.1.0" }), warehouse,
  } },
];

const cases: readonly Case[] = rows.map(({ types, ...rest }) => ({ ...rest, when: [{ key: "type", is: types }] }));

export const servers: Readonly<Record<string, Shape>> = {
  Server: shapeOf("a server", "A place where the data is found.", {
    id,
    server: text("Name that the contract calls the server by.", { required: true }),
    type: text("What kind of server it is.", { required: true, values: rows.flatMap(({ types, fields: _, ...span }) => types.map((value) => ({ value, ...span }))).sort((a, b) => (a.value < b.value ? -1 : 1)) }),
    description: text("What to know about the server."),
    environment: text("Stage that the server belongs to.", { examples: ["prod", "test", "dev"] }),
    roles: list("Roles that give access to the server.", the("Role")),
    customProperties: custom,
  }, { open: { until: "3.1.0" }, cases }),
};
