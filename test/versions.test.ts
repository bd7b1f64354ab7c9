import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Step, bumpBetween, compareVersions, isStable, judgeVersion, lineOf, namesOf, next, ofNewestLines, parseTag, parseVersion, releaseTags, required, tagName, templatePattern, type Version } from "#versions";

const version = (text: string): Version => {
  const parsed = parseVersion(text);
  if (parsed === undefined) throw new Error(`${text} is no version`);
  return parsed;
};

describe("a version is a semantic one or none", () => {
  test.each(["0.0.0", "1.4.0", "10.20.30", "1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-0.3.7", "1.0.0-x.7.z.92", "1.0.0+20130313144700", "1.0.0-beta+exp.sha.5114f85", "1.0.0--", "9007199254740991.0.0"])("%s", (text) => {
    expect(parseVersion(text)?.written).toBe(text);
  });

  test.each(["", "1", "1.4", "v1.4.0", "=1.4.0", " 1.4.0", "1.4.0 ", "1.4.0\n", "01.4.0", "1.04.0", "1.4.0-", "1.4.0-01", "1.4.0-a..b", "1.4.0+", "1.4.0.0", "latest", "2024-Q1", "1.x", "^1.4.0", "-1.0.0", "9007199254740992.0.0", `1.0.0-${"a".repeat(300)}`, "１.4.0", "__proto__"])("%j is none", (text) => {
    expect(parseVersion(text)).toBeUndefined();
  });

  test("nothing is no version", () => expect(parseVersion(undefined)).toBeUndefined());

  test("the order of section 11", () => {
    const order = ["1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-beta", "1.0.0-beta.2", "1.0.0-beta.11", "1.0.0-rc.1", "1.0.0", "1.0.1", "1.9.0", "1.10.0", "2.0.0"].map(version);
    for (const [index, one] of order.entries()) for (const [place, other] of order.entries()) expect(Math.sign(compareVersions(one, other))).toBe(Math.sign(index - place));
    expect(compareVersions(version("1.0.0+a"), version("1.0.0+b"))).toBe(0);
  });
});

const numbers = fc.tuple(...[0, 1, 2].map(() => fc.integer({ min: 0, max: 3 }))).map((parts) => parts.join("."));
const versions = fc.tuple(numbers, fc.constantFrom("", "", "", "-rc.1", "-rc.2", "+build")).map((parts) => version(parts.join("")));
const rank: Record<string, number> = { decreased: -1, none: 0, patch: 1, minor: 2, major: 3 };
const bumps = fc.constantFrom<Step>("none", "patch", "minor", "major");

describe("steps", () => {
  test.each<[string, string, string]>([
    ["1.4.0", "1.4.0", "none"], ["1.4.0", "1.4.0+build.2", "none"], ["1.4.0", "1.4.1", "patch"], ["1.4.0", "1.5.0", "minor"], ["1.4.3", "2.0.0", "major"], ["1.4.0", "3.0.0", "major"],
    ["1.4.0", "1.3.9", "decreased"], ["1.4.0", "1.4.0-rc.1", "decreased"], ["1.4.0", "2.0.0-rc.1", "major"], ["2.0.0-rc.1", "2.0.0-rc.2", "major"], ["2.0.0-rc.1", "2.0.0", "major"],
    ["0.4.0", "0.4.1", "minor"], ["0.4.0", "0.5.0", "major"], ["0.4.0", "1.0.0", "major"], ["0.0.3", "0.0.4", "minor"], ["0.9.9", "0.9.8", "decreased"],
  ])("%s → %s is %s", (was, has, says) => void expect(bumpBetween(version(was), version(has))).toBe(says));

  test.each<[string, Step, string]>([
    ["1.4.0", "major", "2.0.0"], ["1.4.2", "minor", "1.5.0"], ["1.4.2", "patch", "1.4.3"], ["1.4.2", "none", "1.4.2"],
    ["0.4.2", "major", "0.5.0"], ["0.4.2", "minor", "0.4.3"], ["0.4.2", "patch", "0.4.3"], ["2.0.0-rc.1", "major", "2.0.0"],
  ])("after %s the next %s is %s", (was, bump, is) => void expect(next(version(was), bump)).toBe(is));

  test("the next version is enough, and a release before it is not", () =>
    fc.assert(fc.property(versions, versions, bumps, (was, has, bump) => {
      const needed = version(next(was, bump));
      expect(rank[bumpBetween(was, needed)]).toBeGreaterThanOrEqual(rank[bump] ?? 0);
      if (isStable(was) && isStable(has) && compareVersions(has, needed) < 0) expect(rank[bumpBetween(was, has)]).toBeLessThan(rank[bump] ?? 0);
    }), { seed: 1, numRuns: 2000 }));

  test("a step says a major exactly where the line is left", () =>
    fc.assert(fc.property(versions, versions, (was, has) => {
      if (!isStable(was) || compareVersions(was, has) > 0) return;
      expect(bumpBetween(was, has) === "major").toBe(lineOf(was) !== lineOf(has));
    }), { seed: 2, numRuns: 2000 }));
});

describe("what changes ask for", () => {
  const effect = (consumers: "yes" | "no" | "unknown", producers: "yes" | "no" | "unknown", impact: "none" | "notify" | "action" | "break", adds = false) => ({ breaks: { consumers, producers }, impact, adds });

  test.each([
    [[], "none", "none"],
    [[effect("no", "no", "notify")], "patch", "patch"],
    [[effect("no", "no", "none", true)], "minor", "minor"],
    [[effect("no", "yes", "none")], "minor", "minor"],
    [[effect("no", "unknown", "none")], "minor", "minor"],
    [[effect("no", "no", "action")], "minor", "minor"],
    [[effect("unknown", "no", "none")], "minor", "major"],
    [[effect("yes", "no", "none")], "major", "major"],
    [[effect("no", "no", "break")], "major", "major"],
    [[effect("no", "no", "notify"), effect("no", "no", "none", true), effect("yes", "no", "action")], "major", "major"],
  ] as const)("%j", (effects, asks, perhaps) => void expect(required(effects)).toEqual({ asks, perhaps }));

  const surely = (bump: Step) => ({ asks: bump, perhaps: bump });
  test.each([
    ["1.4.0", "1.4.0", surely("major"), { is: "not-bumped", needs: "2.0.0", says: "needs 2.0.0, has 1.4.0" }],
    ["1.4.0", "1.5.0", surely("major"), { is: "bumped-too-little", needs: "2.0.0", says: "needs 2.0.0, has 1.5.0" }],
    ["1.4.0", "2.0.0", surely("major"), { is: "enough", needs: "2.0.0", says: "needs 2.0.0, has 2.0.0" }],
    ["0.4.0", "0.5.0", surely("major"), { is: "enough", needs: "0.5.0", says: "needs 0.5.0, has 0.5.0" }],
    ["0.4.0", "0.4.1", surely("major"), { is: "bumped-too-little", needs: "0.5.0", says: "needs 0.5.0, has 0.4.1" }],
    ["2.0.0", "1.9.0", surely("none"), { is: "decreased", needs: "2.0.0", says: "needs 2.0.0, has 1.9.0" }],
    ["1.4.0", "1.5.0", { asks: "minor", perhaps: "major" }, { is: "perhaps", needs: "1.5.0", says: "what one of the changes breaks is not known" }],
    ["2024-Q1", "2024-Q2", surely("major"), { is: "unclear", says: "`2024-Q1` is no semantic version" }],
    ["1.4.0", undefined, surely("major"), { is: "unclear", says: "no version is written" }],
  ] as const)("%s → %s, %j", (was, has, asked, judged) => void expect(judgeVersion(was, has, asked)).toEqual(judged));
});

describe("tags", () => {
  const usual = ["{id}/v{version}", "v{version}"];
  const ids = namesOf(["orders", "sales/orders", "sales.orders", "urn:acme:orders", "a.lock", "v1", "orders/v1.0.0"]);
  const parsed = (tag: string, templates: readonly string[] = usual) => {
    const found = parseTag(templates, tag, ids);
    return found === undefined ? undefined : [found.template, found.id, found.version.written];
  };

  test.each([
    ["orders/v1.4.0", [0, "orders", "1.4.0"]], ["sales/orders/v1.4.0", [0, "sales/orders", "1.4.0"]], ["sales.orders/v2.0.0-rc.1", [0, "sales.orders", "2.0.0-rc.1"]],
    ["urn-acme-orders/v1.0.0", [0, "urn:acme:orders", "1.0.0"]], ["a-lock/v1.0.0", [0, "a.lock", "1.0.0"]], ["v1/v1.0.0", [0, "v1", "1.0.0"]], ["v1.4.0", [1, undefined, "1.4.0"]],
    ["orders/v1.0.0/v2.0.0", [0, "orders/v1.0.0", "2.0.0"]],
    ["v1.4.0+build", [1, undefined, "1.4.0+build"]],
    ["other/v1.4.0", undefined], ["1.4.0", undefined], ["v1.4", undefined], ["v01.4.0", undefined], ["orders/1.4.0", undefined], ["orders/v1.4.0/", undefined], ["vv1.4.0", undefined], ["", undefined],
    ["__proto__/v1.0.0", undefined], ["constructor/v1.0.0", undefined], ["v1.4.0\n", undefined], [`${"orders/".repeat(500)}v1.0.0`, undefined], ["release-v1.4.0", undefined],
  ])("%j", (tag, found) => void expect(parsed(tag)).toEqual(found));

  test("other grammars", () => {
    expect(parsed("1.4.0", ["{version}"])).toEqual([0, undefined, "1.4.0"]);
    expect(parsed("release/1.4.0/of/orders", ["release/{version}/of/{id}"])).toEqual([0, "orders", "1.4.0"]);
    expect(parsed("orders1.4.0", ["{id}{version}"])).toEqual([0, "orders", "1.4.0"]);
    expect(parsed("v1.4.0-final", ["v{version}-final"])).toEqual([0, undefined, "1.4.0"]);
    expect(parsed("v1.4.0", [])).toBeUndefined();
  });

  test("what fits in two ways, or two contracts, is not guessed", () => {
    expect(parseTag(["{id}-{version}"], "a-1.0.0-1.0.0", namesOf(["a", "a-1.0.0"]))).toBeUndefined();
    expect(parseTag(usual, "a-b/v1.0.0", namesOf(["a:b", "a?b"]))).toBeUndefined();
  });

  test("templates", () => {
    for (const template of [...usual, "{version}", "{id}@{version}", "contracts/{id}/{version}"]) expect(template).toMatch(new RegExp(templatePattern, "u"));
    for (const template of ["", "v", "{id}", "{version}{version}", "{id}{id}{version}", "v {version}", "v:{version}", "{version}.lock", "/{version}", "a..{version}", "x".repeat(600) + "{version}"]) expect(template).not.toMatch(new RegExp(templatePattern, "u"));
  });

  test("every id has a name that git takes, and its tag is found", () =>
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom("a", "Z", ".", "/", ":", " ", "@", "{", "~", "-", "é", "lock", ".lock", "\n"), minLength: 1 }), versions, (id, { written }) => {
      const name = tagName(id);
      expect(tagName(name)).toBe(name);
      expect(name).not.toMatch(/[\u0000-\u0020\u007f~^:?*[\\]|\.\.|@\{|\/\/|^[./]|\/\.|[./]$|\.lock(?:\/|$)/);
      if (name !== "") expect(parseTag(usual, `${name}/v${written}`, namesOf([id]))).toMatchObject({ id, version: { written } });
    }), { seed: 3, numRuns: 3000 }));
});

describe("release tags of contracts", () => {
  const tagsOf = (templates: readonly string[], tags: readonly string[], ids: readonly string[]) => Object.fromEntries([...releaseTags(templates, tags, ids)].map(([id, releases]) => [id, releases.map(({ tag }) => tag)]));

  test("each has those of its first template, newest first", () => {
    const tags = ["v1.0.0", "a/v1.2.0", "v2.0.0", "a/v1.10.0", "a/v2.0.0-rc.1", "v3.0.0-beta", "c/v1.0.0", "b-1.0.0"];
    expect(tagsOf(["{id}/v{version}", "v{version}"], tags, ["a", "b"])).toEqual({ a: ["a/v1.10.0", "a/v1.2.0"], b: ["v2.0.0", "v1.0.0"] });
    expect(tagsOf(["v{version}", "{id}-{version}"], tags, ["a", "b"])).toEqual({ a: ["v2.0.0", "v1.0.0"], b: ["v2.0.0", "v1.0.0"] });
    expect(tagsOf(["{id}-{version}"], tags, ["a", "b"])).toEqual({ a: [], b: ["b-1.0.0"] });
    expect(tagsOf([], tags, ["a"])).toEqual({ a: [] });
  });

  test("only the newest lines", () => {
    const releases = ["3.1.0", "3.0.0", "2.0.0", "1.5.0", "0.9.1", "0.9.0", "0.8.0"].map((text) => ({ version: version(text) }));
    const kept = (majors: number) => ofNewestLines(releases, majors).map(({ version: { written } }) => written);
    expect(kept(1)).toEqual(["3.1.0", "3.0.0"]);
    expect(kept(4)).toEqual(["3.1.0", "3.0.0", "2.0.0", "1.5.0", "0.9.1", "0.9.0"]);
  });

  test("a hundred thousand tags and a thousand contracts are sorted once", () => {
    const tags = Array.from({ length: 100_000 }, (_, index) => `v${index}.0.0`);
    const ids = Array.from({ length: 1000 }, (_, index) => `c${index}`);
    expect(releaseTags(["{id}/v{version}", "v{version}"], tags, ids).get("c999")?.[0]?.tag).toBe("v99999.0.0");
  });
});
