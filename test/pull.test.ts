import { describe, expect, test } from "vitest";
import { marked, type Marker, markerOf, settle, type Standing, stick, type ToStick } from "#pull";

const sha = (letter: string) => letter.repeat(40);
const markerFor = (run: number, head: string, text: string, attempt = 1): Marker => ({ gate: "main", run, attempt, head, digest: Buffer.from(text.padEnd(8, ".")).toString("hex").slice(0, 16) });
const wants = (run: number, head: string, text: string, speaks = true): ToStick => ({ marker: markerFor(run, head, text), text, speaks });
const standing = (id: number, { marker, text }: ToStick, mine = true): Standing => ({ id, body: marked(marker, text), mine });

describe("the marker", () => {
  test("is read back, at the start only", () => {
    const marker = markerFor(7, sha("a"), "block");
    expect(markerOf(marked(marker, "words"))).toEqual(marker);
    for (const body of [`> ${marked(marker, "")}`, `hello\n${marked(marker, "")}`, ` ${marked(marker, "")}`, marked({ ...marker, head: "zz" }, ""), "", "<!-- meshgate v1 -->"]) expect(markerOf(body), body).toBeUndefined();
  });
});

describe("one run alone", () => {
  const now = wants(5, sha("b"), "block");
  test.each([
    ["begins a comment where there is something to say", [], sha("b"), now, { does: "create" }],
    ["is silent where there never was", [], sha("b"), { ...now, speaks: false }, { does: "nothing", why: "silent" }],
    ["writes nothing where it says the same", [standing(1, wants(3, sha("a"), "block"))], sha("b"), now, { does: "nothing", why: "unchanged" }],
    ["brings it up to date", [standing(1, wants(3, sha("a"), "warn"))], sha("b"), now, { does: "update", id: 1, remove: [] }],
    ["says that all is well again", [standing(1, wants(3, sha("a"), "warn"))], sha("b"), { ...now, speaks: false }, { does: "update", id: 1 }],
    ["does not speak over a newer push", [], sha("c"), now, { does: "nothing", why: "outdated" }],
    ["does not speak over a later run about a newer commit", [standing(1, wants(9, sha("c"), "pass"))], sha("b"), now, { does: "nothing", why: "outdated" }],
    ["a re-run of the same commit may", [standing(1, wants(9, sha("b"), "pass"))], sha("b"), now, { does: "update", id: 1 }],
    ["never touches what somebody else wrote", [standing(1, wants(3, sha("a"), "warn"), false)], sha("b"), now, { does: "create" }],
    ["removes younger twins that an ended run left", [standing(1, wants(3, sha("a"), "warn")), standing(2, wants(4, sha("a"), "warn"))], sha("b"), now, { does: "update", id: 1, remove: [2] }],
  ] as const)("%s", (_, comments, head, said, expected) => {
    expect(stick({ head, comments }, said)).toMatchObject(expected);
  });
});

/**
 * Three runs, each looks, writes, and (where it began a comment) looks again and settles. All orders of their steps; at each look every comment that was begun less than the lag ago is
 * seen or not. The lag: a run waits before it settles, so that by then every comment that was begun before its own can be seen.
 */
describe("three writers in every order", () => {
  interface World { readonly comments: { id: number; body: string; settled: boolean }[]; next: number; writes: number[] }
  type Step = (world: World, blind: ReadonlySet<number>) => void;

  function writer(which: number, said: ToStick, head: () => string): Step[] {
    let plan: ReturnType<typeof stick> | undefined;
    let begun: number | undefined;
    const see = (world: World, blind: ReadonlySet<number>) => ({ head: head(), comments: world.comments.filter(({ id }) => !blind.has(id)).map(({ id, body }) => ({ id, body, mine: true })) });
    const act = (world: World) => {
      if (plan === undefined || plan.does === "nothing") return;
      if (plan.does === "create") {
        begun = world.next++;
        world.comments.push({ id: begun, body: plan.body, settled: false });
        world.writes[which] = (world.writes[which] ?? 0) + 1;
        return;
      }
      for (const id of plan.remove) {
        const at = world.comments.findIndex((one) => one.id === id);
        if (at >= 0) world.comments.splice(at, 1);
      }
      if (plan.does !== "update") return;
      const { id, body } = plan;
      const one = world.comments.find((comment) => comment.id === id);
      if (one !== undefined) one.body = body;
      world.writes[which] = (world.writes[which] ?? 0) + 1;
    };
    return [
      (world, blind) => { plan = stick(see(world, blind), said); },
      (world) => act(world),
      (world) => {
        if (begun === undefined) return;
        const mine = world.comments.find(({ id }) => id === begun);
        if (mine !== undefined) mine.settled = true;
        plan = settle(see(world, new Set()), said, begun);
        act(world);
      },
    ];
  }

  function orders(counts: readonly number[]): number[][] {
    if (counts.every((count) => count === 0)) return [[]];
    return counts.flatMap((count, which) => (count === 0 ? [] : orders(counts.map((one, at) => (at === which ? one - 1 : one))).map((rest) => [which, ...rest])));
  }

  const subsets = (ids: readonly number[]): Set<number>[] => ids.reduce<Set<number>[]>((all, id) => [...all, ...all.map((one) => new Set([...one, id]))], [new Set()]);

  const situations: readonly (readonly [string, readonly ToStick[], readonly ToStick[], string])[] = [
    ["three runs of one commit", [], [wants(1, sha("a"), "block"), wants(2, sha("a"), "block"), wants(3, sha("a"), "block")], sha("a")],
    ["three runs that say different things of one commit", [], [wants(1, sha("a"), "block"), wants(2, sha("a"), "warn"), wants(3, sha("a"), "other")], sha("a")],
    ["two of an older commit, one of the newest", [], [wants(1, sha("a"), "block"), wants(2, sha("a"), "warn"), wants(3, sha("b"), "newest")], sha("b")],
    ["three pushes", [], [wants(1, sha("a"), "first"), wants(2, sha("b"), "second"), wants(3, sha("c"), "newest")], sha("c")],
    ["the newest has nothing to say", [], [wants(1, sha("a"), "first"), wants(2, sha("b"), "second"), wants(3, sha("c"), "fine", false)], sha("c")],
    ["none has anything to say", [], [wants(1, sha("a"), "fine", false), wants(2, sha("a"), "fine", false), wants(3, sha("a"), "fine", false)], sha("a")],
    ["a comment stands already", [wants(0, sha("0"), "before")], [wants(1, sha("a"), "block"), wants(2, sha("b"), "warn"), wants(3, sha("b"), "newest")], sha("b")],
    ["twins stand already", [wants(0, sha("0"), "before"), wants(0, sha("0"), "before")], [wants(1, sha("a"), "block"), wants(2, sha("a"), "block"), wants(3, sha("a"), "block")], sha("a")],
  ];

  test.each(situations)("%s: one comment at rest, none where nothing was ever to be said", (_, before, runs, head) => {
    const all = orders([3, 3, 3]);
    expect(all).toHaveLength(1680);
    let looked = 0;
    const play = (order: readonly number[], blinds: readonly number[]): void => {
      const world: World = { comments: before.map((said, at) => ({ id: at + 1, body: marked(said.marker, said.text), settled: true })), next: before.length + 1, writes: [] };
      const steps = runs.map((said, which) => writer(which, said, () => head));
      const taken = runs.map(() => 0);
      let choice = 0;
      for (const which of order) {
        const step = taken[which] ?? 0;
        taken[which] = step + 1;
        const young = step === 0 ? world.comments.filter(({ settled }) => !settled).map(({ id }) => id) : [];
        const options = subsets(young);
        const at = blinds[choice] ?? 0;
        if (step === 0 && options.length > 1) {
          if (blinds[choice] === undefined) {
            for (let next = 0; next < options.length; next += 1) play(order, [...blinds, next]);
            return;
          }
          choice += 1;
        }
        steps[which]?.[step]?.(world, options[at] ?? new Set());
      }
      looked += 1;
      const speaks = before.length > 0 || runs.some((said) => said.speaks && said.marker.head === head);
      expect(world.comments.length, `${order.join("")} ${blinds.join("")}`).toBe(speaks ? 1 : 0);
      const newest = runs.filter((said) => said.marker.head === head).map((said) => said.text);
      if (speaks) expect(newest, order.join("")).toContain(world.comments[0]?.body.split("\n")[1]);
      for (const count of world.writes) expect(count ?? 0).toBeLessThanOrEqual(2);
    };
    for (const order of all) play(order, []);
    expect(looked).toBeGreaterThanOrEqual(1680);
  });
});
