import { soundness } from "../../test/tabular/soundness.ts";
import type { Proof } from "./proof.ts";

const draws = 100_000;

export const tabularSoundness: Proof = {
  id: "tabular-soundness",
  title: "No pair of contracts that is called safe for consumers admits a data set that violates the old contract",
  async run() {
    const { pairs, draws: held, unsound, trulySafe, calledSafe, overcautious, unlike, witnesses, lying } = await soundness(20_261_124, draws);
    const share = calledSafe / trulySafe;
    return {
      figures: [
        `${held} data sets held against ${pairs} pairs of contracts: ${unsound.length} called safe and refuted`,
        `${calledSafe} of ${trulySafe} truly safe pairs called safe (${(100 * share).toFixed(1)} %)`,
        `not called safe though nothing refuted them: ${[...overcautious].sort((a, b) => b[1] - a[1]).map(([kind, count]) => `${kind} ${count}`).join(", ") || "none"}`,
        `${witnesses} changes shown by rows, values and measured numbers, ${lying.length} of which do not show it`,
        `${unlike.length} pairs whose row facts are not mirrored on the way back`,
      ],
      failed: [
        ...unsound.map(({ changes, data }) => `unsound: ${changes.join("; ")} with ${JSON.stringify(data)}`),
        ...(share < 0.95 ? [`only ${(100 * share).toFixed(1)} % of the truly safe pairs are called safe`] : []),
        ...lying.map((witness) => `no witness: ${witness}`),
        ...unlike.map((pair) => `not mirrored: ${pair}`),
      ],
    };
  },
};
