import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { vi } from "vitest";
import type { Annotation, Voice } from "#host";
import { room } from "../host/repositories.ts";

const summary = join(room(), "summary");

/** What a voice writes: to the log of the step, to the file of its summary, and to a server. */
export async function heardOf(make: (env: Readonly<Record<string, string>>) => Voice, annotations: readonly Annotation[], markdown: string): Promise<{ readonly log: string; readonly sent: readonly unknown[] }> {
  rmSync(summary, { force: true });
  writeFileSync(summary, "");
  let log = "";
  const sent: unknown[] = [];
  vi.stubEnv("GITHUB_STEP_SUMMARY", summary);
  vi.stubGlobal("fetch", async (_: unknown, { body }: { body?: string } = {}) => {
    if (body !== undefined) sent.push(JSON.parse(body));
    return new Response("{}", { status: 200 });
  });
  const out = vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    log += String(text);
    return true;
  });
  try {
    const voice = make({ AGENT_TEMPDIRECTORY: room(), BITBUCKET_COMMIT: "c".repeat(40), BITBUCKET_REPO_FULL_NAME: "acme/mesh", MESHGATE_TOKEN: "t" });
    voice.annotate(annotations);
    await voice.summarise([markdown], "block");
    voice.output({ ruling: "block", failures: annotations.map(({ message }) => message).join("\n") });
  } finally {
    out.mockRestore();
    vi.unstubAllGlobals();
    vi.unstubAllEnvs();
  }
  return { log, sent };
}

export const summarised = (): string => readFileSync(summary, "utf8");
