import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { main } from "../../packages/run/cli.ts";
import type { Io } from "../../packages/run/command.ts";
import { commit, git, gitEnv, newRepository } from "../host/repositories.ts";

export interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface World {
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string | Uint8Array;
  readonly terminal?: boolean;
  /** The day, in UTC. */
  readonly today?: string;
}

/** Runs the command line in a folder, in this process, with nothing of this machine around it. */
export async function meshgate(cwd: string, argv: readonly string[], { env = {}, stdin = "", terminal = false, today = "2026-09-28" }: World = {}): Promise<Said> {
  const said = { out: "", err: "" };
  const io: Io = {
    cwd,
    env: { ...gitEnv, ...env },
    out: (text) => void (said.out += text),
    err: (text) => void (said.err += text),
    stdin: async () => (typeof stdin === "string" ? new TextEncoder().encode(stdin) : stdin),
    today,
    now: `${today}T12:00:00Z`,
    terminal: { out: terminal, err: terminal, columns: 100 },
  };
  return { code: await main(argv, io), ...said };
}

export const domain = join(import.meta.dirname, "../../fixtures/repos/sales-domain");

/** The sales domain on `main`; on the branch `leaner-orders`, which is checked out, the pull request that breaks it. */
export function salesDomain(broken = true): string {
  const folder = newRepository();
  cpSync(join(domain, "base"), folder, { recursive: true });
  commit(folder, "The sales domain as it is");
  git(folder, "checkout", "--quiet", "-b", "leaner-orders");
  if (broken) {
    cpSync(join(domain, "pull-request/contracts"), join(folder, "contracts"), { recursive: true });
    commit(folder, "Orders: follow the new checkout");
  }
  return folder;
}

/** A contract without a finding that blocks, and one with. */
export const good = (id: string, more = "") => `apiVersion: v3.1.0
kind: DataContract
id: ${id}
name: ${id}
version: 1.0.0
status: active
schema:
  - name: ${id}
    properties:
      - name: key
        logicalType: string
        required: true
      - name: amount
        logicalType: number
${more}`;
export const bad = (id: string) => good(id, "        requried: true # stays\n");

/** A repository whose `main` has the files, with a branch `change` checked out. */
export function repository(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = newRepository();
  commit(folder, "start", files);
  git(folder, "checkout", "--quiet", "-b", "change");
  return folder;
}

export const textOf = (...path: string[]): string => readFileSync(join(...path), "utf8");
