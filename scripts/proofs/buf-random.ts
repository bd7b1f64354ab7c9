import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { annotations } from "../../packages/breaking/protobuf/annotations.ts";
import { bufBinary, bufBreaking, type Said } from "../agreement/buf/binary.ts";
import { type Disagreement, explained } from "../agreement/buf/explained.ts";
import { protoFile } from "../agreement/buf/files.ts";
import { randomPair, type RandomPair } from "../agreement/buf/pairs.ts";
import { allRules } from "../agreement/buf/rules.ts";
import type { Proof } from "./proof.ts";

/** Pairs that are drawn: buf needs a fifth of a second for a folder, whatever it holds. */
const pairs = 1000;
const together = 20;

/** Our rules and the binary of buf on the same random pairs: they say the same of the same places, but where the reason is written down. */
export const bufRandom: Proof = {
  id: "buf-random",
  title: `buf's binary and our rules say the same of ${pairs} random pairs`,
  async run() {
    const binary = bufBinary();
    if (binary === undefined) return { figures: ["SKIPPED: the binary of buf is not here; test/peers/install.sh brings it."], failed: [] };
    const failed: string[] = [];
    const reasons = new Map<string, number>();
    let [same, refused] = [0, 0];
    for (let first = 0; first < pairs; first += together) {
      const drawn = Array.from({ length: Math.min(together, pairs - first) }, (_, index) => [`p${first + index}`, randomPair(first + index + 1, `p${first + index}`)] as const);
      const said = ask(binary, drawn);
      for (const [name, pair] of drawn) {
        const theirs = said.get(name);
        if (theirs === undefined) refused += 1;
        else {
          const outcome = await compare(pair, theirs);
          same += outcome.same;
          for (const [reason, count] of outcome.reasons) reasons.set(reason, (reasons.get(reason) ?? 0) + count);
          failed.push(...outcome.unexplained.map((what) => `seed ${Number(name.slice(1)) + 1}: ${what}`));
        }
      }
    }
    if (refused > pairs / 20) failed.push(`${refused} of ${pairs} pairs do not compile`);
    return { figures: [`${pairs - refused} pairs compared, ${refused} that buf does not compile; ${same} annotations are the same, ${failed.length} are not`, ...[...reasons].map(([reason, count]) => `${count} differ as meant: ${reason}`)], failed };
  },
};

/** What buf says of each pair, all of them in one module; of one that does not compile, nothing. */
function ask(binary: string, drawn: readonly (readonly [string, RandomPair])[]): ReadonlyMap<string, readonly Said[]> {
  const folder = mkdtempSync(join(tmpdir(), "meshgate-pairs-"));
  try {
    for (const side of ["before", "after"] as const) {
      mkdirSync(join(folder, side));
      writeFileSync(join(folder, side, "buf.yaml"), `version: v2\nbreaking:\n  use:\n${allRules.map((rule) => `    - ${rule}\n`).join("")}`);
      for (const [, pair] of drawn)
        for (const [path, text] of pair[side]) {
          mkdirSync(dirname(join(folder, side, path)), { recursive: true });
          writeFileSync(join(folder, side, path), text);
        }
    }
    const said = bufBreaking(binary, join(folder, "after"), join(folder, "before"));
    return new Map(drawn.map(([name]) => [name, said.filter((one) => new RegExp(`\\b${name}\\b`).test(one.path ?? one.message))]));
  } catch (error) {
    if (drawn.length > 1) return new Map(drawn.flatMap((one) => [...ask(binary, [one])]));
    if (process.env["MESHGATE_SHOW"] !== undefined) console.log(String(error));
    return new Map();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function compare({ before, after }: RandomPair, theirs: readonly Said[]) {
  const [was, is] = [await filesOf(before), await filesOf(after)];
  const left = [...theirs];
  const unexplained: string[] = [];
  const reasons = new Map<string, number>();
  const differ = (one: Disagreement, what: string) => {
    const reason = explained(one, is);
    if (reason === undefined) unexplained.push(what);
    else reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  };
  const unmatched = annotations(was, is, allRules).filter((ours) => {
    const index = left.findIndex(({ type, path, start_line: line = 1 }) => type === ours.rule && path === ours.file && line === (ours.at?.line ?? 1));
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
  const same = theirs.length - left.length;
  for (const ours of unmatched) {
    const index = left.findIndex(({ type, message }) => type === ours.rule && message.includes(`"${ours.path.join(".")}"`));
    const [other] = index < 0 ? [] : left.splice(index, 1);
    differ({ rule: ours.rule, ours, ...(other === undefined ? {} : { theirs: other }) }, `${other === undefined ? "only ours" : "elsewhere"}: ${ours.rule} ${ours.file}:${ours.at?.line ?? 1} ${ours.path.join(".")} ${JSON.stringify(ours.before)} → ${JSON.stringify(ours.after)}`);
  }
  for (const one of left) differ({ rule: one.type, theirs: one }, `only buf: ${one.type} ${one.path}:${one.start_line} ${one.message}`);
  return { same, reasons, unexplained };
}

const filesOf = (texts: ReadonlyMap<string, string>) => Promise.all([...texts].map(([path, text]) => protoFile(path, new TextEncoder().encode(text))));
