import { spawn } from "node:child_process";
import { Unwritten } from "./conversation.ts";
import type { Env } from "./env.ts";
import { fit } from "./sections.ts";
import type { Voice } from "./voice.ts";

/** Bytes of one annotation (buildkite.com/docs, "buildkite-agent annotate"). */
const annotationBytes = 1024 * 1024;
const styles = { pass: "success", warn: "warning", block: "error" } as const;

/**
 * How Buildkite is spoken to: one annotation of the build for each step, by `buildkite-agent annotate`; what is said again under the same context takes its place. It knows no remarks at lines: the annotation holds all
 * of them.
 */
export function buildkiteVoice(env: Env): Voice {
  return {
    annotate: () => ({ put: 0, left: 0 }),
    output: () => undefined,

    async summarise(sections, ruling) {
      const { text, put } = fit(sections, annotationBytes);
      if (text !== "") await annotate(env, ["--context", context(env), "--style", styles[ruling]], text);
      return { put, left: sections.length - put };
    },
  };
}

/** Several gates of one build keep an annotation each. */
const context = (env: Env) => ["meshgate", env["BUILDKITE_STEP_KEY"] || env["BUILDKITE_LABEL"] || ""].filter((part) => part !== "").join(" ").replace(/[^\w .-]+/g, "-").slice(0, 100);

async function annotate(env: Env, options: readonly string[], text: string): Promise<void> {
  const agent = spawn("buildkite-agent", ["annotate", ...options], { env: { ...env }, stdio: ["pipe", "ignore", "ignore"] });
  agent.stdin.on("error", () => undefined);
  agent.stdin.end(text);
  const code = await new Promise<number | null | Error>((done) => void agent.on("error", done).on("close", done));
  if (code instanceof Error) throw new Unwritten("The build has no annotation: there is no `buildkite-agent` on the path of this step (in a container: the option `mount-buildkite-agent` of its plugin).");
  if (code !== 0) throw new Unwritten(`The build has no annotation: \`buildkite-agent annotate\` failed (exit code ${code}).`);
}
