import { isAbsolute, join, relative } from "node:path";
import { type Bytes, globs, listFiles, readAt, readBytes, type Repository } from "#host";
import { type ConsumerDeclaration, type Contract, type Document, type Mesh, type Model, type Product, type Reading, type Seen, UsageError } from "#model";
import { formats, limits, looksLikeContract, read } from "#read";
import { named } from "#text";
import type { Io } from "./command.ts";
import { schemaFiles } from "./schemas.ts";
import type { Workspace } from "./workspace.ts";

/** A file that may hold contracts. */
export interface Listed {
  readonly file: string;
  /** Somebody said that it is one, so that whatever it holds is judged; else it is only looked at for a contract's marks. */
  readonly said: boolean;
}

/** File names that can hold a contract. */
export const written = /\.(?:ya?ml|json)$/i;
const endings = formats.flatMap((format) => format.endings);
const isPattern = (text: string) => /[*?[\]{}]/.test(text);

/** The contract files to judge, which schema files are not: those that the user names, else those of the configuration, else every file that shows a contract's marks. */
export async function listContracts(workspace: Workspace, asked: readonly string[]): Promise<Listed[]> {
  const { repository, config } = workspace;
  const left = globs(config.exclude);
  const schema = schemaFiles(workspace);
  if (asked.length > 0) return (await fromArguments(repository, asked)).filter(({ file, said }) => schema(file) === undefined && ((said && asked.includes(file)) || !left.matches(file)));
  const whole = { ...repository, prefix: "" };
  const said = config.contracts.length > 0;
  const { files } = await listFiles(whole, said ? config.contracts : ["**"]);
  return files.filter((file) => written.test(file) && !left.matches(file) && schema(file) === undefined).map((file) => ({ file, said: said || ended(file) }));
}

async function fromArguments(repository: Repository, asked: readonly string[]): Promise<Listed[]> {
  const found = new Map<string, boolean>();
  for (const given of asked) {
    if (given === "") throw new UsageError("A file name is empty: name files, folders or globs, or nothing at all for every contract.");
    const one = isAbsolute(given) ? relative(join(repository.root, repository.prefix), given) : given;
    const { files, unmatched } = await listFiles(repository, [one]);
    if (unmatched.length > 0) throw new UsageError(isPattern(one) ? `No file fits ${named(given)}: put the pattern in quotes, or name a folder.` : `There is no file or folder ${named(given)}.`);
    const itself = `${repository.prefix}${one.replace(/^(?:\.\/)+/, "").replace(/\/+$/, "")}`;
    for (const file of files) {
      const exact = file === itself;
      if (exact || written.test(file)) found.set(file, (found.get(file) ?? false) || exact || isPattern(one) || ended(file));
    }
  }
  return [...found].map(([file, said]) => ({ file, said })).sort((a, b) => (a.file < b.file ? -1 : 1));
}

const ended = (file: string) => endings.some((ending) => file.endsWith(ending));

/** Whether a path may hold a contract by the configuration: what `listContracts` would list if the file were there. */
export function mayHold(workspace: Workspace): (file: string) => boolean {
  const { config } = workspace;
  const left = globs(config.exclude);
  const schema = schemaFiles(workspace);
  const wanted = globs(config.contracts.length > 0 ? config.contracts : ["**"]);
  return (file) => written.test(file) && wanted.matches(file) && !left.matches(file) && schema(file) === undefined;
}

/** Reads files of the working tree; what holds no contract and was not said to is left out. `progress` is told how far it is. */
export async function readListed({ repository }: Workspace, listed: readonly Listed[], progress: (done: number) => void = () => {}): Promise<Reading[]> {
  const readings: Reading[] = [];
  for (const [index, { file, said }] of listed.entries()) {
    const reading = await readOne(file, readBytes(repository, file, limits.bytes), said);
    if (reading !== undefined) readings.push(reading);
    progress(index + 1);
  }
  return readings;
}

/**
 * Of files around what is judged, reads those that a reference can lead to: the ones that hold one of the names that the judged documents go by
 * or speak of, and, for a product or consumer, at least one contract, so that it is known that the repository has any. A file that writes a name in escapes is read too.
 * `called` says by which name a file is known, `also` which other names lead here.
 */
export async function readMentioning({ repository }: Pick<Workspace, "repository">, listed: readonly Listed[], judged: readonly Reading[], called = (file: string) => file, also: readonly string[] = []): Promise<Reading[]> {
  const files = judged.map(({ file }) => file.split("/").at(-1) ?? file);
  const names = [...new Set([...files, ...also, ...documentsOf(judged).flatMap(({ model }) => (model === undefined ? [] : namesIn(model)))])].map((name) => Buffer.from(name));
  const { contracts, products, consumers } = meshOf(judged);
  const speaksOfContracts = products.length + consumers.length > 0 && contracts.length === 0;
  const readings: Reading[] = [];
  for (const { file, said } of listed) {
    const bytes = readBytes(repository, file, limits.bytes);
    if ("problem" in bytes) continue;
    const text = Buffer.from(bytes.bytes.buffer, bytes.bytes.byteOffset, bytes.bytes.byteLength);
    const base = file.split("/").at(-1) ?? file;
    const first = speaksOfContracts && !readings.some(({ documents }) => documents.some(({ model }) => model?.kind === "contract"));
    const spoken = first || names.some((name) => text.includes(name)) || judged.some((reading) => reading.text.includes(base));
    if (!spoken && !/\\[xuU]/.test(text.toString("latin1"))) continue;
    const reading = await readOne(called(file), bytes, said);
    if (reading !== undefined) readings.push(reading);
  }
  return readings;
}

function namesIn(model: Model): string[] {
  const own = model.id === undefined ? [] : [model.id];
  if (model.kind === "contract") return own;
  if (model.kind === "consumer") return [...own, ...model.reads.flatMap(({ contract }) => contract ?? [])];
  const ports = [...model.inputPorts, ...model.outputPorts].flatMap(({ contractId }) => contractId ?? []);
  return [...own, ...ports, ...model.outputPorts.flatMap(({ inputContracts }) => inputContracts.flatMap(({ id }) => id ?? []))];
}

/** Reads files as a commit has them, by path. */
export async function readCommitted({ repository, config }: Workspace, sha: string, files: readonly string[]): Promise<Reading[]> {
  const readings: Reading[] = [];
  const said = config.contracts.length > 0;
  for (const [file, bytes] of await readAt(repository, sha, files, limits.bytes)) {
    const reading = await readOne(file, bytes, said || ended(file));
    if (reading !== undefined) readings.push(reading);
  }
  return readings;
}

async function readOne(file: string, bytes: Bytes, said: boolean): Promise<Reading | undefined> {
  if ("problem" in bytes) {
    if (!said) return undefined;
    const at = { file, line: 1, column: 1, endLine: 1, endColumn: 1 };
    const rule = bytes.problem === "too-large" ? "limit-exceeded" : "unreadable-file";
    return { file, text: "", documents: [{ file, index: 0, problems: [{ rule, at, path: [], message: bytes.message, hint: bytes.hint }] }] };
  }
  if (!said && !looksLikeContract(bytes.bytes)) return undefined;
  const reading = await read(file, bytes.bytes);
  if (said) return reading;
  const ours = reading.documents.filter(({ problems }) => !problems.some(({ rule }) => rule === "unknown-format"));
  return ours.length === 0 ? undefined : { ...reading, documents: ours };
}

/** Reads what comes through a pipe. */
export async function readPiped(io: Io, name: string): Promise<Reading> {
  return read(name, await io.stdin());
}

export const documentsOf = (readings: readonly Reading[]): Document[] => readings.flatMap(({ documents }) => documents);

/** The contracts, products and consumers of some readings. */
export function meshOf(readings: readonly Reading[]): Mesh {
  const models = documentsOf(readings).flatMap(({ model }) => model ?? []);
  return {
    contracts: models.filter((model): model is Contract => model.kind === "contract"),
    products: models.filter((model): model is Product => model.kind === "product"),
    consumers: models.filter((model): model is ConsumerDeclaration => model.kind === "consumer"),
  };
}

/** What was looked at: contracts, products and consumers by their number, schema files by theirs, whatever they declare. */
export function seenIn(readings: readonly Reading[]): Seen {
  const schemas = readings.filter(({ format }) => format !== undefined).length;
  const { contracts, products, consumers } = meshOf(readings.filter(({ format }) => format === undefined));
  return {
    files: readings.length, contracts: contracts.length, products: products.length,
    ...(consumers.length === 0 ? {} : { consumers: consumers.length }), ...(schemas === 0 ? {} : { schemas }),
  };
}
