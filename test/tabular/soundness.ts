import { breaking, type Kind, kinds } from "#breaking";
import type { Change } from "#model";
import { read } from "#read";
import { Random } from "../structure/random.ts";
import { type DataSet, type Table, textOf } from "./contract.ts";
import { drawData } from "./data.ts";
import { drawTables, mutate } from "./draw.ts";
import { keeps } from "./oracle.ts";
import { proves } from "./proves.ts";

/** What many random pairs of contracts and data sets showed. */
export interface Soundness {
  readonly pairs: number;
  /** Pairs × data sets that were legal by the new contract and held against the old one. */
  readonly draws: number;
  /** Pairs called safe whose new data can break the old contract, each with the data set. There must be none. */
  readonly unsound: readonly { readonly before: readonly Table[]; readonly after: readonly Table[]; readonly data: DataSet; readonly changes: readonly string[] }[];
  /** Pairs that no data set refuted, and how many of them were called safe. */
  readonly trulySafe: number;
  readonly calledSafe: number;
  /** Of those that were not, what was said. */
  readonly overcautious: ReadonlyMap<string, number>;
  readonly unlike: readonly string[];
  /** Witnesses that were shown, and those that are not legal on the one side and illegal on the other. */
  readonly witnesses: number;
  readonly lying: readonly string[];
}

const nobody = { contracts: [], products: [], consumers: [] };
const encode = (tables: readonly Table[]) => read("contract.json", new TextEncoder().encode(textOf(tables)));

/** Draws pairs until enough data sets were held against them. Consumers: legal by the new contract, held against the old one. */
export async function soundness(seed: number, wanted: number, perPair = 40): Promise<Soundness> {
  const random = new Random(seed);
  const unsound: Soundness["unsound"][number][] = [];
  const overcautious = new Map<string, number>();
  const unlike: string[] = [];
  const lying: string[] = [];
  let [pairs, draws, trulySafe, calledSafe, witnesses] = [0, 0, 0, 0, 0];
  while (draws < wanted) {
    const before = drawTables(random);
    let after: readonly Table[] = before;
    for (let steps = 1 + random.below(3); steps > 0; steps -= 1) after = mutate(random, after);
    const [old, now] = [[await encode(before)], [await encode(after)]];
    const problems = [...old, ...now].flatMap(({ documents }) => documents.flatMap((document) => document.problems));
    if (problems.length > 0) throw new Error(`drew a contract that is wrong: ${problems[0]?.message}`);
    const changes = await breaking({ before: old, after: now, mesh: nobody });
    const back = await breaking({ before: now, after: old, mesh: nobody });
    const [forth, mirrored] = [worst(changes.filter(aboutRows), "consumers"), worst(back.filter(aboutRows), "producers")];
    if (forth !== mirrored) unlike.push(`${forth} ≠ ${mirrored}: ${JSON.stringify([before, after])}`);
    for (const change of changes) {
      const verdict = proves(change, before, after);
      if (verdict !== undefined) witnesses += 1;
      if (verdict === false) lying.push(`${said(change)}: ${JSON.stringify(change.witness)} of ${JSON.stringify([before, after])}`);
    }
    const safe = worst(changes, "consumers") === "no";
    pairs += 1;
    let refuted: DataSet | undefined;
    let held = 0;
    for (let tries = 0; tries < perPair * 3 && held < perPair; tries += 1) {
      const data = drawData(random, after, before);
      if (!keeps(after, data)) continue;
      held += 1;
      if (refuted === undefined && !keeps(before, data)) refuted = data;
    }
    draws += held;
    if (held === 0) continue;
    if (safe && refuted !== undefined) unsound.push({ before, after, data: refuted, changes: changes.map(said) });
    if (refuted === undefined && held >= perPair / 2) {
      trulySafe += 1;
      if (safe) calledSafe += 1;
      else for (const kind of new Set(changes.filter(({ breaks }) => breaks.consumers !== "no").map(({ kind }) => kind))) overcautious.set(kind, (overcautious.get(kind) ?? 0) + 1);
    }
  }
  return { pairs, draws, unsound, trulySafe, calledSafe, overcautious, unlike, witnesses, lying };
}

const rows = new Set((kinds as readonly Kind[]).filter(({ about }) => about === "rows").map(({ id }) => id));
const aboutRows = ({ kind }: Change) => rows.has(kind);

const said = ({ kind, path, breaks }: Change) => `${kind} ${path.join(".")} ${breaks.consumers}`;

export function worst(changes: readonly Change[], side: keyof Change["breaks"]): "yes" | "no" | "unknown" {
  const all = changes.map(({ breaks }) => breaks[side]);
  return all.includes("yes") ? "yes" : all.includes("unknown") ? "unknown" : "no";
}
