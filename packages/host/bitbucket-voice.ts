import { flat } from "#text";
import type { Env } from "./env.ts";
import { bitbucketApi } from "./bitbucket-api.ts";
import { visible } from "./log.ts";
import { accepted } from "./rest-refusal.ts";
import { commitIn, textIn } from "./variables.ts";
import type { Annotation, Voice } from "./voice.ts";

/** Bitbucket keeps so many annotations of a report, and takes so many in one request (developer.atlassian.com, "Reports"). */
const [mostOfReport, mostAtOnce] = [1000, 100];
/** Characters of a summary, and of details. */
const [summaryLength, detailsLength] = [450, 2000];
const severities = { error: "HIGH", warning: "MEDIUM", notice: "LOW" } as const;

const refusals = { name: "Bitbucket", unknown: "Bitbucket does not accept the token: leave MESHGATE_TOKEN out, and the step's own proxy is used.", forbidden: "it may not. In Pipelines the step's own proxy may; elsewhere give a repository access token with the scope `repository:write` in MESHGATE_TOKEN." };

/** How Bitbucket is spoken to: a Code Insights report of the commit, with the remarks at their lines. A report that is there is replaced, so that what is mended goes. */
export function bitbucketVoice(env: Env): Voice {
  const kept: Annotation[] = [];
  const counts = { error: 0, warning: 0, notice: 0 };
  return {
    output: () => undefined,

    annotate(annotations) {
      for (const { level } of annotations) counts[level] += 1;
      const some = annotations.slice(0, Math.max(mostOfReport - kept.length, 0));
      kept.push(...some);
      return { put: some.length, left: annotations.length - some.length };
    },

    async summarise(sections, ruling) {
      const commit = commitIn(env, "BITBUCKET_COMMIT");
      const repository = textIn(env, "BITBUCKET_REPO_FULL_NAME");
      if (commit === undefined || repository === undefined) return { put: 0, left: sections.length };
      const ask = bitbucketApi(env);
      const report = `/repositories/${repository.split("/").map(encodeURIComponent).join("/")}/commit/${commit}/reports/${reportId(env)}`;
      const what = "The report of Code Insights was not written";
      const gone = await ask("DELETE", report);
      if (gone.status !== 404) accepted(refusals, what, gone);
      accepted(refusals, what, await ask("PUT", report, {
        title: "Meshgate", reporter: "Meshgate", report_type: "TEST", result: ruling === "block" ? "FAILED" : "PASSED",
        details: flat(`${ruling}: ${counts.error} block, ${counts.warning} warn, ${counts.notice} are only told. The log of the step says all of them, and whom they hurt.`, detailsLength),
        data: [{ title: "Ruling", type: "TEXT", value: ruling }, { title: "Block", type: "NUMBER", value: counts.error }, { title: "Warn", type: "NUMBER", value: counts.warning }, { title: "Told", type: "NUMBER", value: counts.notice }],
      }));
      for (let at = 0; at < kept.length; at += mostAtOnce) accepted(refusals, what, await ask("POST", `${report}/annotations`, kept.slice(at, at + mostAtOnce).map((one, index) => annotation(one, at + index))));
      return { put: sections.length, left: 0 };
    },
  };
}

/** Several gates of one commit keep a report each; steps that run side by side are numbered. */
const reportId = (env: Env) => ["meshgate", textIn(env, "BITBUCKET_PARALLEL_STEP")].filter((part) => part !== undefined).join("-").replace(/[^\w-]/g, "-");

function annotation({ level, title, message, file, line }: Annotation, index: number) {
  const text = visible(message).replace(/\s+/g, " ");
  const place = file === undefined ? {} : { path: file.replace(/^(?:\.\/)+/, ""), ...(line === undefined ? {} : { line }) };
  return {
    external_id: `meshgate-${index + 1}`, annotation_type: level === "error" ? "BUG" : "CODE_SMELL", severity: severities[level],
    summary: flat(`${title}: ${text}`, summaryLength), ...(text.length + title.length + 2 > summaryLength ? { details: flat(text, detailsLength) } : {}), ...place,
  };
}
