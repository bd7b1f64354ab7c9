import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { basename, join } from "node:path";
import { folder } from "./data.ts";
import { datacontract } from "./peers/datacontract-cli.ts";
import { greatExpectations } from "./peers/great-expectations.ts";
import { soda } from "./peers/soda.ts";
import { command, type Took } from "./process.ts";
import { measured, room } from "./rooms.ts";

/** Another tool that holds the same file to the same promises. */
export interface Peer {
  readonly id: string;
  /** What `pip install` brings. */
  readonly packages: readonly string[];
  /** How it reads the file. */
  readonly reads: string;
  /** What it needs in the folder, beside the file and the contract; `python` is that of its venv. Not timed. */
  prepare(at: string, file: string, python: string): void;
  /** The command, in that folder; `bin` has its programs. */
  argv(bin: string, file: string): readonly string[];
}

const known: readonly Peer[] = [datacontract, soda, greatExpectations];

/** Lines of the table: each peer in turn with us, on the promises without a pattern. Where PyPI is not reached, the line says so. */
export function* peers(data: string, rows: string, runs: number): Generator<readonly string[]> {
  const ours = room(`ours-${rows}`, data, { types: true, sixteen: true, unique: ["id"] });
  for (const peer of known) {
    const venv = join(folder, "peers", peer.id);
    const failed = installed(venv, peer.packages);
    if (failed !== undefined) {
      yield [`${peer.id}: skipped, ${failed}`, rows, "", "", "", "", "", "", ""];
      continue;
    }
    const [at, bin, file] = [room(`${peer.id}-${rows}`, data, { types: true, sixteen: true, unique: ["id"] }), join(venv, "bin"), basename(data)];
    peer.prepare(at, file, join(bin, "python"));
    const pairs = Array.from({ length: runs }, (): readonly [Took, Took] => [command(peer.argv(bin, file), at), measured(ours, 0)]);
    const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
    const ratio = (of: "cpu" | "ms" | "mib") => median(pairs.map(([one, other]) => one[of] / other[of])).toFixed(1);
    const seconds = (which: 0 | 1) => `${(median(pairs.map((pair) => pair[which].ms)) / 1000).toFixed(2)} s`;
    yield [`${peer.id} ${version(bin, peer)} (${peer.reads}) / meshgate`, rows, seconds(0), seconds(1), `${ratio("cpu")}×`, `${ratio("ms")}×`, "", "", `${Math.max(...pairs.map(([one]) => one.mib)).toFixed(0)} MiB (${ratio("mib")}×)`];
  }
}

function installed(venv: string, packages: readonly string[]): string | undefined {
  if (existsSync(join(venv, "installed"))) return undefined;
  mkdirSync(venv, { recursive: true });
  const done = spawnSync("sh", ["-c", `python3 -m venv "$0" && "$0/bin/pip" install --quiet "$@" && touch "$0/installed"`, venv, ...packages], { encoding: "utf8" });
  return done.status === 0 ? undefined : (done.stderr.trim().split("\n").at(-1) ?? "it cannot be installed");
}

const version = (bin: string, { packages: [first = ""] }: Peer) => spawnSync(join(bin, "pip"), ["show", first.replace(/\[.*/, "")], { encoding: "utf8" }).stdout.match(/^Version: (.*)$/m)?.[1] ?? "";
