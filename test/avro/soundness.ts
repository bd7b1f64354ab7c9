import avsc from "avsc";
import { kinds } from "#breaking";
import type { AvroFile, Json } from "#model";
import { judgeAvro } from "../../packages/breaking/avro/judge.ts";
import { canRead } from "../../packages/breaking/avro/reading/can-read.ts";
import { resolve } from "../../packages/breaking/avro/reading/resolve.ts";
import { sideOf } from "../../packages/breaking/avro/side.ts";
import type { SchemaFact } from "../../packages/breaking/judge.ts";
import { avroFile, avscResolver, avscType } from "../../scripts/agreement/avro-files.ts";
import { Random } from "../structure/random.ts";
import { edited, randomSchema, type Schema, words } from "./schemas.ts";
import { isWhole, randomValue, takes, trimmed } from "./values.ts";

/** What many random pairs of schemas showed. */
export interface Soundness {
  readonly pairs: number;
  /** Pairs × directions, by the verdict. */
  readonly compatible: number;
  readonly incompatible: number;
  readonly undecided: number;
  /** Values of writers called readable that were read, by the naive reader and by `avsc`. */
  readonly values: number;
  readonly decoded: number;
  /** Witnesses that are values of the writer and cannot be taken; those that `avsc` refuses too; breaks that have none because no value is small enough. */
  readonly witnesses: number;
  readonly refusedByAvsc: number;
  readonly unwitnessed: number;
  /** Pairs × directions that `avsc` judged too. */
  readonly judgedByAvsc: number;
  readonly kinds: ReadonlySet<string>;
  /** What must not be, each with its schemas. */
  readonly wrong: readonly string[];
}

/**
 * Draws pairs of schemas, the second mostly an edited first, and holds every answer against others: the facts against the resolver both ways, against
 * the facts of the way back, against random values, against a naive reader and against `avsc`. `hostile`: names that `avsc` stumbles over, without it.
 */
export async function avroSoundness(seed: number, pairs: number, hostile = false): Promise<Soundness> {
  const found = { pairs: 0, compatible: 0, incompatible: 0, undecided: 0, values: 0, decoded: 0, witnesses: 0, refusedByAvsc: 0, unwitnessed: 0, judgedByAvsc: 0, kinds: new Set<string>(), wrong: [] as string[] };
  const some = hostile ? words.hostile : words.plain;
  for (let draw = 0; found.pairs < pairs; draw += 1) {
    const random = new Random(seed + draw);
    const before = randomSchema(random, some);
    const after = random.chance(0.85) ? edited(before, random, some) : randomSchema(random, some);
    const [old, now] = [await readable(before), await readable(after)];
    if (old === undefined || now === undefined) continue;
    found.pairs += 1;
    const wrong = (what: string, ...more: unknown[]) => void found.wrong.push(`${what}: ${JSON.stringify(before)} → ${JSON.stringify(after)} ${more.map((one) => JSON.stringify(one)).join(" ")}`);
    const facts = judgeAvro([old], [now], { moved: new Map() });
    for (const { kind } of facts) found.kinds.add(kind);
    const [forth, back] = [outline(facts, false), outline(judgeAvro([now], [old], { moved: new Map() }), true)];
    if (forth !== back) wrong("not mirrored", forth, back);
    const prints = facts.map(({ kind, path, before: was = null, after: is = null }) => JSON.stringify([kind, path, was, is]));
    if (new Set(prints).size < prints.length) wrong("two facts are one", prints);
    for (const side of ["consumers", "producers"] as const) {
      const [reader, writer] = side === "consumers" ? [old, now] : [now, old];
      const [readerText, writerText] = side === "consumers" ? [before, after] : [after, before];
      const obstacles = resolve({ root: reader.root, side: sideOf([reader]) }, { root: writer.root, side: sideOf([writer]) });
      const unreadable = canRead(reader, writer).length > 0;
      const [sure, unsure] = [obstacles.some(({ certain }) => certain), obstacles.some(({ certain }) => !certain)];
      const said = facts.map(({ breaks }) => breaks?.[side]);
      if (said.includes("yes") !== sure) wrong(`${side}: the facts say otherwise than the resolver`, said, obstacles.map(({ why }) => why));
      if (unsure && !sure && !said.includes("unknown")) wrong(`${side}: what nobody can say is not said`);
      found[unreadable ? "incompatible" : unsure || sure ? "undecided" : "compatible"] += 1;
      if (!isWhole(old) || !isWhole(now)) continue;
      const value = () => randomValue(writer, writer.root, random);
      const oracle = hostile ? undefined : avscOracle(readerText, writerText, reader, writer);
      if (oracle !== undefined) {
        found.judgedByAvsc += 1;
        const reads = oracle.decode !== undefined;
        if (reads === unreadable && !obstacles.some(({ id }) => id === "UNDECIDED")) wrong(`${side}: avsc says ${reads ? "readable" : "not readable"}`, obstacles.map(({ why }) => why));
      }
      for (const fact of facts) {
        const witness = fact.witness?.[side];
        if (fact.kind === "avro-logical-type-changed") continue;
        if (fact.breaks?.[side] === "yes" && witness === undefined) found.unwitnessed += 1;
        if (witness === undefined) continue;
        found.witnesses += 1;
        if (takes(reader, writer, reader.root, writer.root, witness)) wrong(`${side}: the witness of ${fact.kind} is taken`, witness);
        if (oracle === undefined) continue;
        const refused = oracle.refuses(witness);
        if (refused === false) wrong(`${side}: avsc takes the witness of ${fact.kind}`, witness);
        if (refused === true) found.refusedByAvsc += 1;
      }
      if (unreadable || unsure) continue;
      for (let left = 3; left > 0; left -= 1) {
        const one = value();
        if (one === undefined) continue;
        found.values += 1;
        if (!takes(reader, writer, reader.root, writer.root, one)) wrong(`${side}: a value is not taken`, one);
        if (oracle?.decode === undefined) continue;
        found.decoded += 1;
        const failure = oracle.decode(one);
        if (failure !== undefined) wrong(`${side}: avsc does not decode a value`, one, failure);
      }
    }
  }
  return found;
}

async function readable(schema: Schema): Promise<AvroFile | undefined> {
  return avroFile(schema).catch(() => undefined);
}

const mirrors = new Map<string, string>(kinds.map(({ id, mirror }) => [id, String(mirror)]));

/** Kinds and breaks of facts, as they are or as the way back would have them. */
function outline(facts: readonly SchemaFact[], turned: boolean): string {
  return facts.map(({ kind, before, after, breaks }) => {
    const sides = [breaks?.consumers, breaks?.producers];
    return JSON.stringify(turned ? [mirrors.get(kind), after ?? null, before ?? null, ...sides.toReversed()] : [kind, before ?? null, after ?? null, ...sides]);
  }).sort().join(" ");
}

interface Oracle {
  /** Absent where it cannot read the pair; else tells why a value fails, or nothing. */
  readonly decode: ((value: Json) => string | undefined) | undefined;
  /** Whether it refuses a writer's schema cut down to one value; undefined where it cannot be cut down. */
  refuses(value: Json): boolean | undefined;
}

/** `avsc` without namespaces; nothing where it does not know a schema, or would compare an alias without its namespace too. */
function avscOracle(readerText: Schema, writerText: Schema, reader: AvroFile, writer: AvroFile): Oracle | undefined {
  const [r, w] = [avscType(readerText), avscType(writerText)];
  if (r instanceof Error || w instanceof Error) return undefined;
  const written = [...writer.names.values()];
  const loose = [...reader.names.values()].some(({ aliases }) => aliases.some((alias) => written.some(({ name, fullName }) => name === alias.name.split(".").at(-1) && fullName !== alias.name)));
  if (loose) return undefined;
  const resolver = avscResolver(r, w, true);
  return {
    decode: resolver instanceof Error ? undefined : (value) => {
      try {
        r.fromBuffer(w.toBuffer(w.fromString(JSON.stringify(value))), resolver);
        return undefined;
      } catch (error) {
        return String(error);
      }
    },
    refuses(value) {
      if (!w.isValid(w.fromString(JSON.stringify(value)))) throw new Error(`${JSON.stringify(value)} is no value of the writer`);
      const cut = trimmed(writer, writer.root, value);
      const type = cut === undefined ? new Error() : avscType(cut);
      return type instanceof avsc.Type ? avscResolver(r, type, true) instanceof Error : undefined;
    },
  };
}
