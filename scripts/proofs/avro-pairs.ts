import { avroSoundness } from "../../test/avro/soundness.ts";
import type { Proof } from "./proof.ts";

const pairs = 10_000;

export const avroPairs: Proof = {
  id: "avro-pairs",
  title: "What is said about random pairs of Avro schemas agrees with Avro's rules, with avsc, with values and with the way back",
  async run() {
    const { wrong, kinds, ...plain } = await avroSoundness(20_261_124, pairs);
    const hostile = await avroSoundness(20_361_124, pairs / 10, true);
    return {
      figures: [
        `${plain.pairs} pairs, ${kinds.size} kinds of change: ${plain.compatible} readable, ${plain.incompatible} not, ${plain.undecided} not known or misread, counted by direction`,
        `${plain.judgedByAvsc} directions judged by avsc too, ${plain.decoded} of ${plain.values} values of readable writers decoded by it`,
        `${plain.witnesses} witnesses, ${plain.refusedByAvsc} of them refused by avsc one by one; ${plain.unwitnessed} breaks without one, because no value is small or finite`,
        `${hostile.pairs} pairs with names that mean something elsewhere`,
        `${wrong.length + hostile.wrong.length} disagreements`,
      ],
      failed: [...wrong, ...hostile.wrong],
    };
  },
};
