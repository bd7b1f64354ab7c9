import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { fakeGithub } from "./github/server.ts";
import { git, room } from "./host/repositories.ts";
import { token } from "./run/runner.ts";
import { pullRequest } from "./workflow/pull-request.ts";
import { runWorkflow } from "./workflow/run.ts";
import { home, writtenByInit } from "./workflow/shipped.ts";

const act = join(process.env["MESHGATE_SERVICES"] ?? join(homedir(), ".cache/meshgate-services"), "go/act");
const here = existsSync(act);
if (!here) console.warn("SKIPPED: act is not installed: run test/services/install.sh.");

/** A workflow on the merge commit of a pull request as `act` runs it on this machine, with this repository in place of its actions: what the last step put out, and whether the job failed. */
function byAct(text: string, { server, sha, payload }: ReturnType<typeof pullRequest>) {
  const [work, outside] = [join(room(), "work"), room()];
  git(server, "clone", "--quiet", "--no-checkout", join(server, "acme/mesh.git"), work);
  git(work, "fetch", "--quiet", "origin", "refs/pull/7/merge");
  git(work, "checkout", "--quiet", "--detach", sha);
  mkdirSync(join(outside, "workflows"));
  writeFileSync(join(outside, "workflows/gate.yml"), text);
  writeFileSync(join(outside, "event.json"), JSON.stringify(payload));
  const { stdout, stderr, error } = spawnSync(act, ["pull_request", "--platform", "ubuntu-latest=-self-hosted", "--workflows", join(outside, "workflows/gate.yml"), "--eventpath", join(outside, "event.json"), "--action-offline-mode", "--local-repository", `meshgate/meshgate@v0=${home}`, "--json"], {
    cwd: work, encoding: "utf8", timeout: 100_000, maxBuffer: 2 ** 26, env: { HOME: outside, XDG_CACHE_HOME: join(outside, "cache"), PATH: `${dirname(process.execPath)}:${process.env["PATH"] ?? ""}` },
  });
  if (error !== undefined) throw error;
  const said = stdout.split("\n").flatMap((line) => (line.startsWith("{") ? [JSON.parse(line) as { readonly command?: string; readonly name?: string; readonly arg?: string; readonly jobResult?: string; readonly msg?: string }] : []));
  const outputs = Object.fromEntries(said.flatMap(({ command, name, arg }) => (command === "set-output" && name !== undefined && name !== "report" ? [[name, arg ?? ""]] : [])));
  return { outputs, result: said.findLast(({ jobResult }) => jobResult !== undefined)?.jobResult, log: `${stdout}${stderr}` };
}

test.skipIf(!here).each([true, false])("what `meshgate init` writes runs under act as it stands, to the same end as under our own runner (breaks: %s)", { timeout: 120_000 }, async (breaks) => {
  const text = (await writtenByInit()).find(({ name }) => name.endsWith("/meshgate.yml"))?.text ?? "";
  const from = pullRequest({ breaks });
  const fake = await fakeGithub({ head: from.head, token });
  const [job] = await runWorkflow("meshgate.yml", text, { ...from, github: fake, token, run: 11 });
  await fake.close();
  const { outputs, result, log } = byAct(text, from);
  expect(result, log.slice(-3000)).toBe(breaks ? "failure" : "success");
  expect(job?.result).toBe(result);
  expect(outputs).toMatchObject({ ruling: breaks ? "block" : "pass" });
  const { report: _, ...ours } = job?.steps.at(-1)?.outputs ?? {};
  expect(outputs).toEqual(ours);
});
