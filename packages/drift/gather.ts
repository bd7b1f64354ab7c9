import type { Contract, Described, Document, Location } from "#model";
import { describe } from "./describe.ts";
import { type Link, linksOf, placeOf } from "./links.ts";

/** A row of the configuration that says which contract a file describes. */
export interface Said {
  readonly file: string;
  /** Id of the contract, and the name or id of the object in it. */
  readonly contract: string;
  readonly object?: string;
  readonly at: Location;
}

/** How a schema file is read: an id of a schema format and, for SQL, whose it is. */
export interface Reader {
  readonly format: string;
  readonly dialect?: string;
}

/** The files of a repository at one commit. */
export interface Files {
  exists(path: string): boolean;
  /** What the configuration or the name says of a file; undefined where neither says that it is a schema file. */
  readerOf(path: string): Reader | undefined;
  read(path: string, reader: Reader): Promise<readonly Document[]>;
}

/**
 * Every schema file that the contracts name, or that the configuration says describes one of them, as it was read. A path to nothing is told; an address of
 * another repository, or a file that holds no schema, is not looked at. Asks for each file once.
 */
export async function gather(contracts: readonly Contract[], said: readonly Said[], files: Files): Promise<Described[]> {
  const found = new Map<string, Described>();
  const known = new Map<string, Promise<readonly Document[]>>();
  const add = async (contract: Contract, file: string, naming: Parameters<typeof describe>[1]) => {
    const reader = files.readerOf(file) ?? readerByName(file, contract);
    if (reader === undefined) return;
    const key = JSON.stringify([file, reader.format, reader.dialect ?? null]);
    const documents = known.get(key) ?? files.read(file, reader);
    known.set(key, documents);
    const whose = JSON.stringify([contracts.indexOf(contract), naming.object === undefined ? null : contract.objects.indexOf(naming.object), file, naming.fragment ?? null]);
    if (!found.has(whose)) found.set(whose, await describe(contract, naming, file, await documents));
  };
  for (const contract of contracts) {
    for (const link of linksOf(contract)) {
      const { at, object, fragment } = link;
      const file = placeOf(link, (path) => files.exists(path));
      if (file !== undefined) await add(contract, file, { at, ...(object === undefined ? {} : { object }), ...(fragment === undefined ? {} : { fragment }) });
      else if (link.repository === undefined && looksLikeSchema(link)) found.set(JSON.stringify([contracts.indexOf(contract), link.url]), nothing(contract, link));
    }
    for (const { file, object: name, at, contract: id } of said) {
      if (id !== contract.id) continue;
      const object = name === undefined ? undefined : contract.objects.find((one) => one.name === name || one.id === name);
      if (files.exists(file)) await add(contract, file, { at, ...(object === undefined ? {} : { object }) });
    }
  }
  return [...found.values()];
}

/** What a contract calls its schema tells by its name how it is read; the contract's server says which SQL it is. */
export function readerByName(file: string, contract: Contract): Reader | undefined {
  if (/(?:^|\/)manifest\.json$/i.test(file)) return { format: "dbt" };
  if (!/\.(?:sql|ddl)$/i.test(file)) return undefined;
  const dialect = contract.servers.find(({ type }) => type !== undefined)?.type?.toLowerCase();
  return dialect === undefined ? { format: "sql" } : { format: "sql", dialect };
}

const looksLikeSchema = ({ url }: Link): boolean => /\.(?:sql|ddl|avsc|proto|json)(?:#.*)?$/i.test(url);

function nothing(contract: Contract, { at, object, url, paths: [file = url] }: Link): Described {
  return { contract, ...(object === undefined ? {} : { object }), file, format: "", objects: [], at, problem: "There is no such file here." };
}
