import { remarksOf, review } from "#pull";
import { noPull, outdated, type Surface } from "../surface.ts";

export const reviewComments: Surface = {
  option: { name: "review-comments", says: "Say what counts at the lines of the diff, with lint's fixes as suggestions (needs pull-requests: write)" },
  async say({ forge, verdict, reasons, reports, gate, pull, workspace: { unprivileged } }) {
    if (pull === undefined) return `No review comments: ${noPull}.`;
    const { head, remarks } = await forge.remarksOn(pull.number);
    if (head !== pull.head) return `No review comments: ${outdated}.`;
    const patches = reasons.length === 0 ? new Map<string, string>() : await forge.patchesOf(pull.number);
    const wanted = remarksOf({ reasons, reports, patches, gate, suggests: unprivileged !== true || !pull.fork });
    const { post, update, hide, show, left } = review(wanted, remarks, gate);
    const elsewhere = verdict.reasons.length - wanted.length + left;
    const rest = elsewhere === 0 ? "" : `${elsewhere} of ${verdict.reasons.length} findings ${elsewhere === 1 ? "is" : "are"} not said at a line: the diff does not show it, or there are too many. The log of the job has all.`;
    if (post.length > 0) {
      const from = unprivileged === true ? " Reported by a run without privileges, whose workflow the pull request may have changed." : "";
      await forge.review(pull.number, { commit: pull.head, body: `Meshgate: ${verdict.ruling}.${from} ${rest}`.trim(), remarks: post });
    }
    if (update.length + hide.length + show.length > 0) await forge.mend({ update, hide, show });
    return `Review comments: ${post.length} new, ${update.length} brought up to date, ${hide.length} hidden, ${show.length} shown again. ${rest}`.trim();
  },
};
