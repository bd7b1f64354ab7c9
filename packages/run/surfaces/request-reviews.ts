import { reviewersOf } from "#pull";
import { noPull, outdated, type Surface } from "../surface.ts";

export const requestReviews: Surface = {
  option: { name: "request-reviews", says: "Ask the teams of hurt consumers for a review, by `teams` in meshgate.yaml (needs an app's token with pull-requests: write and members: read)" },
  async say({ forge, here, reasons, pull, workspace: { config, unprivileged } }) {
    if (pull === undefined) return `Nobody was asked for a review: ${noPull}.`;
    if (unprivileged === true && pull.fork) return "Nobody was asked for a review: who is hurt was reported by a run of a fork, and a stranger must not call teams.";
    const organisation = here.home?.repository.split("/")[0] ?? "";
    const about = { reasons, teams: config.teams, organisation };
    const hurt = reviewersOf({ ...about, asked: [] });
    const unsaid = [
      ...(hurt.nameless > 0 ? [`${hurt.nameless} hurt ${hurt.nameless === 1 ? "owner has" : "owners have"} no team under \`teams\` in meshgate.yaml`] : []),
      ...(hurt.foreign > 0 ? [`${hurt.foreign} ${hurt.foreign === 1 ? "team is" : "teams are"} of another organisation`] : []),
    ];
    const said = (done: string) => `${[done, ...unsaid].join("; ")}.`;
    if (hurt.ask.length === 0) return said("Nobody was asked for a review: no team is hurt");
    const state = await forge.stateOf(pull.number);
    if (state.draft) return "Nobody was asked for a review: the pull request is a draft.";
    if (state.head !== pull.head) return `Nobody was asked for a review: ${outdated}.`;
    const { ask } = reviewersOf({ ...about, asked: await forge.askedTeams(pull.number) });
    if (ask.length === 0) return said("Everybody who is hurt was asked for a review before");
    await forge.askTeams(pull.number, ask);
    return said(`${ask.length} ${ask.length === 1 ? "team was" : "teams were"} asked for a review`);
  },
};
