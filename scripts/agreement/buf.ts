import { readFileSync } from "node:fs";
import { join } from "node:path";
import { annotations } from "../../packages/breaking/protobuf/annotations.ts";
import { bufBinary, bufBreaking } from "./buf/binary.ts";
import { configIn, protoFilesIn } from "./buf/files.ts";
import { allRules, isWanted, rulesOf } from "./buf/rules.ts";
import { shuffled } from "./buf/seeded.ts";
import type { Peer, Suite } from "./suite.ts";

interface Case {
  readonly dir: string;
  readonly expected: readonly { readonly rule: string; readonly path?: string; readonly startLine?: number; readonly startColumn?: number; readonly endLine?: number; readonly endColumn?: number }[];
}

/** The folders of buf's own test of its breaking rules: each annotation of a built-in rule, by folder, rule and count. */
export const buf: Suite = {
  id: "buf",
  title: "buf, breaking rules",
  folder: "bufbuild+buf",
  async replay(folder, draw) {
    const all = JSON.parse(readFileSync(join(folder, "expected-annotations.extracted.json"), "utf8")) as readonly Case[];
    const cases = draw === undefined ? all : shuffled(all, draw.seed).slice(0, draw.sample);
    const sides = (side: string, dir: string) => join(folder, "private/bufpkg/bufcheck/testdata/breaking", side, dir);
    const binary = draw === undefined ? bufBinary() : undefined;
    const peer = { agree: 0, falselyCompatible: 0, falselyBreaking: 0, errors: 0 };
    const tally = { cases: 0, agree: 0, missing: [] as string[], extra: [] as string[], places: 0, placed: 0 };
    for (const { dir, expected } of cases) {
      const [config, before, after] = [configIn(sides("current", dir)), await protoFilesIn(sides("previous", dir)), await protoFilesIn(sides("current", dir))];
      const wanted = expected.filter(({ rule }) => allRules.includes(rule));
      const found = annotations(before, after, rulesOf(config, sides("current", dir))).filter((one) => isWanted(one, config, before, after));
      const { agree, missing, extra } = compareCounts(wanted.map(({ rule }) => `${dir} ${rule}`), found.map(({ rule }) => `${dir} ${rule}`));
      tally.cases += wanted.length;
      tally.agree += agree;
      tally.missing.push(...missing);
      tally.extra.push(...extra);
      const places = wanted.flatMap(({ rule, path, startLine, startColumn, endLine, endColumn }) => (startLine === undefined ? [] : [`${rule} ${path} ${startLine}:${startColumn}-${endLine}:${endColumn}`]));
      tally.places += places.length;
      tally.placed += compareCounts(places, found.map(({ rule, file, at }) => `${rule} ${file} ${at?.line ?? 1}:${at?.column ?? 1}-${at?.endLine ?? 1}:${at?.endColumn ?? 1}`)).agree;
      if (binary === undefined) continue;
      try {
        const said = compareCounts(wanted.map(({ rule }) => rule), bufBreaking(binary, sides("current", dir), sides("previous", dir)).map(({ type }) => type).filter((rule) => allRules.includes(rule)));
        peer.agree += said.agree;
        peer.falselyCompatible += said.missing.length;
        peer.falselyBreaking += said.extra.length;
      } catch {
        peer.errors += wanted.length;
      }
    }
    const peers: Peer[] = binary === undefined ? [] : [{ name: "buf 1.75.0", ...peer }];
    return {
      cases: tally.cases, agree: tally.agree, falselyCompatible: tally.missing, falselyBreaking: tally.extra,
      unknown: [], deviations: [], peers,
    };
  },
};

/** Two lists in which each text counts as often as it stands there. */
export function compareCounts(wanted: readonly string[], found: readonly string[]): { readonly agree: number; readonly missing: readonly string[]; readonly extra: readonly string[] } {
  const left = new Map<string, number>();
  for (const one of found) left.set(one, (left.get(one) ?? 0) + 1);
  const missing = wanted.filter((one) => {
    const count = left.get(one) ?? 0;
    left.set(one, count - 1);
    return count <= 0;
  });
  return { agree: wanted.length - missing.length, missing, extra: [...left].flatMap(([one, count]) => Array.from({ length: Math.max(0, count) }, () => one)) };
}
