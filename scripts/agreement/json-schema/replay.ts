import { includes, type Inclusion, instancesOf } from "#inclusion";
import type { Json } from "#model";
import type { Deviation, Tally } from "../suite.ts";
import { ajvCheck } from "./ajv.ts";
import type { Case } from "./case.ts";
import { askPeers } from "./peers.ts";

export interface Draw {
  readonly sample: number;
  readonly seed: number;
}

/** Expectations of upstream that break where no instance does, each with the reason why none can. Signed by hand. */
export type Signed = Readonly<Record<string, string>>;

/**
 * Replays verdicts about pairs of schemas. What is expected is what instances say: where upstream says compatible and an instance refutes it, checked by Ajv, or where
 * upstream says breaking and we have signed that no instance can show it, the case is a deviation.
 */
export async function replayCases(all: readonly Case[], draw: Draw | undefined, signed: Signed = {}, peers = true): Promise<Tally> {
  const cases = drawn(all, draw);
  const judged = cases.map((one) => ({ one, ours: answer(one) }));
  const deviations = judged.flatMap(({ one, ours }) => deviation(one, ours, signed));
  const turned = new Set(deviations.map(({ name }) => name));
  const truth = ({ name, expected }: Case) => (turned.has(name) ? !expected : expected);
  const told = (wanted: "falsely compatible" | "falsely breaking") =>
    judged.flatMap(({ one, ours }) => (ours.answer === (wanted === "falsely compatible" ? "yes" : "no") && truth(one) !== (ours.answer === "yes") ? [one.name] : []));
  return {
    cases: cases.length, agree: judged.filter(({ one, ours }) => ours.answer !== "unknown" && (ours.answer === "yes") === truth(one)).length,
    falselyCompatible: told("falsely compatible"), falselyBreaking: told("falsely breaking"),
    unknown: judged.flatMap(({ one, ours }) => (ours.answer === "unknown" ? [`${one.name}: ${ours.because}`] : [])),
    deviations, peers: draw === undefined && peers ? await askPeers(cases, truth) : [],
  };
}

export const sides = ({ sub, sup, dialect, documents }: Case) => [sub, sup].map((schema) => ({ schema, dialect, ...(documents === undefined ? {} : { documents }) }));

export function answer(one: Case): Inclusion {
  const [sub, sup] = sides(one);
  if (sub === undefined || sup === undefined) throw new Error("a case has two sides");
  return includes(sub, sup, { formats: one.formats });
}

function deviation(one: Case, ours: Inclusion, signed: Signed): Deviation[] {
  if (one.expected && ours.answer === "no" && "witness" in ours && shows(one, ours.witness as Json))
    return [{ name: one.name, upstream: "compatible", ours: "breaking", because: `\`${JSON.stringify(ours.witness)}\` fits the one and not the other` }];
  const reason = Object.hasOwn(signed, one.name) ? signed[one.name] : undefined;
  if (!one.expected && ours.answer === "yes" && reason !== undefined && refutation(one, 2000) === undefined) return [{ name: one.name, upstream: "breaking", ours: "compatible", because: reason }];
  return [];
}

/** Whether an instance fits the one and not the other, by Ajv. */
export function shows({ sub, sup, dialect, formats }: Case, instance: Json): boolean {
  return ajvCheck(sub, dialect, formats)?.(instance) === true && ajvCheck(sup, dialect, formats)?.(instance) === false;
}

/** An instance at the edges of both schemas that fits the one and not the other, by Ajv. */
export function refutation(one: Case, count: number): Json | undefined {
  const { sub, sup, dialect, formats } = one;
  const [fits, other] = [ajvCheck(sub, dialect, formats), ajvCheck(sup, dialect, formats)];
  if (fits === undefined || other === undefined) return undefined;
  for (const instance of instancesOf(sides(one), { count, seed: 20_261_124 })) if (fits(instance) === true && other(instance) === false) return instance;
  return undefined;
}

/** Every case, or some that look drawn by chance and are the same for the same seed. */
export function drawn(cases: readonly Case[], draw: Draw | undefined): readonly Case[] {
  if (draw === undefined || draw.sample >= cases.length) return cases;
  const left = [...cases];
  let state = draw.seed >>> 0;
  return Array.from({ length: draw.sample }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return left.splice(Math.floor((state / 2 ** 32) * left.length), 1)[0] as Case;
  });
}
