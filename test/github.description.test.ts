import { afterEach, describe, expect, test } from "vitest";
import { openApi } from "./github/description.ts";
import { fakeGithub, type FakeGithub } from "./github/server.ts";
import { token } from "./run/runner.ts";

const here = openApi("api.github.com") !== undefined;
if (!here) console.warn("SKIPPED: GitHub's description of its API is not installed: run test/services/install.sh.");

const open: FakeGithub[] = [];
afterEach(async () => {
  await Promise.allSettled(open.splice(0).map((fake) => fake.close()));
});

async function asked(method: string, path: string, body?: unknown, { prefix = "", agent = "test" } = {}) {
  const fake = await fakeGithub({ head: "a".repeat(40), token, prefix });
  open.push(fake);
  const answer = await fetch(new URL(fake.url).origin + path, { method, headers: { authorization: `token ${token}`, "user-agent": agent }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  return { fake, status: answer.status, said: answer.status === 204 ? undefined : ((await answer.json()) as Readonly<Record<string, unknown>>) };
}
const comments = "/repos/acme/mesh/issues/7/comments";

describe.skipIf(!here)("every request and answer is held to GitHub's description", () => {
  test.each(["", "/api/v3"])("one that is described is counted, and answered in full (prefix `%s`)", async (prefix) => {
    const { fake, status, said } = await asked("POST", prefix + comments, { body: "hello" }, { prefix });
    expect({ status, said }).toMatchObject({ status: 201, said: { body: "hello", user: { type: expect.any(String) }, created_at: expect.any(String) } });
    expect([...fake.held]).toEqual([["POST /repos/{owner}/{repo}/issues/{issue_number}/comments", 1]]);
    await fake.close();
  });

  test.each<[string, string, string, unknown, RegExp]>([
    ["an operation that GitHub does not have", "POST", "/repos/acme/mesh/issues/7/komments", { body: "x" }, /describes no such operation/],
    ["a method that it does not have there", "PUT", comments, { body: "x" }, /describes no such operation/],
    ["a body without what is needed", "POST", comments, {}, /required property 'body'/],
    ["a body of another type", "POST", comments, { body: 1 }, /\/body must be string/],
    ["no body", "POST", comments, undefined, /a body is needed/],
    ["a field that is not described", "POST", comments, { body: "x", bodi: "x" }, /the field bodi is not described/],
    ["a path of another type", "POST", "/repos/acme/mesh/issues/seven/comments", { body: "x" }, /issue_number: it must be integer/],
    ["a query parameter that is not described", "GET", `${comments}?page_size=3`, undefined, /page_size is not described/],
    ["a query without a field", "POST", "/graphql", { query: "{ viewer { nickname } }" }, /Cannot query field "nickname"/],
    ["a variable of another type", "POST", "/graphql", { query: "query q($n: Int!) { repository(owner: \"a\", name: \"b\") { pullRequest(number: $n) { id } } }", variables: { n: "x" } }, /got invalid value "x"/],
    ["no query", "POST", "/graphql", {}, /there is no query/],
  ])("%s is refused, and the test that sent it fails", async (_, method, path, body, wrong) => {
    const { fake, status } = await asked(method, path, body);
    expect(status).toBe(400);
    await expect(fake.close()).rejects.toThrow(wrong);
  });

  test("fifty-one annotations of a check run are too many", async () => {
    const annotation = { path: "a", start_line: 1, end_line: 1, annotation_level: "failure", message: "x" };
    const { fake } = await asked("POST", "/repos/acme/mesh/check-runs", { name: "x", head_sha: "a".repeat(40), output: { title: "x", summary: "x", annotations: Array.from({ length: 51 }, () => annotation) } });
    await expect(fake.close()).rejects.toThrow(/more than 50 items/);
  });

  test("a request without a User-Agent is refused", async () => {
    const { fake } = await asked("POST", comments, { body: "x" }, { agent: "" });
    await expect(fake.close()).rejects.toThrow(/User-Agent/);
  });
});
