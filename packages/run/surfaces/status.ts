import { statusOf } from "#pull";
import type { Surface } from "../surface.ts";

export const status: Surface = {
  option: { name: "status", says: "Set the commit status meshgate/verdict (needs statuses: write)" },
  async say({ forge, verdict, gate, commit, url, workspace: { config, unprivileged = false } }) {
    if (commit === undefined) return "No commit status: the event does not say which commit was judged.";
    const found = statusOf(verdict, { gate, failsOnWarn: config.failOn === "warn" && verdict.wouldBlockFrom === undefined, unprivileged });
    await forge.setStatus(commit, { ...found, ...(url === undefined ? {} : { url }) });
    return `The commit has the status ${found.context}: ${found.state}.`;
  },
};
