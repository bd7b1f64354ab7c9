import { relabel } from "#pull";
import { noPull, outdated, type Surface } from "../surface.ts";

export const labels: Surface = {
  option: { name: "labels", says: "Keep the label meshgate: block or meshgate: warn on the pull request (needs pull-requests: write)" },
  async say({ forge, verdict, gate, pull }) {
    if (pull === undefined) return `No label: ${noPull}.`;
    const state = await forge.stateOf(pull.number);
    if (state.head !== pull.head) return `No label: ${outdated}.`;
    const { add, remove } = relabel(state.labels, verdict.ruling, gate);
    for (const label of add) await forge.addLabel(pull.number, label);
    for (const label of remove) await forge.removeLabel(pull.number, label);
    return add.length + remove.length === 0 ? "The labels of the pull request say the same already." : `Labels of the pull request: ${[...add.map((label) => `set "${label}"`), ...remove.map((label) => `removed "${label}"`)].join(", ")}.`;
  },
};
