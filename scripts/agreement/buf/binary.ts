import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const peers = resolve(import.meta.dirname, "../../../test/peers/node_modules/@bufbuild");

/** Where the binary of buf lies that `test/peers/install.sh` brings; undefined where it did not. */
export function bufBinary(): string | undefined {
  const folders = existsSync(peers) ? readdirSync(peers).filter((name) => name.startsWith("buf-")) : [];
  return folders.flatMap((name) => ["buf", "buf.exe"].map((file) => join(peers, name, "bin", file))).find((file) => existsSync(file));
}

/** What buf says of one place. */
export interface Said {
  readonly type: string;
  readonly path?: string;
  readonly start_line?: number;
  readonly message: string;
}

/** Runs `buf breaking` in a folder against another. Throws where buf refuses to compare: one of the two does not compile. */
export function bufBreaking(binary: string, folder: string, against: string): Said[] {
  const cache = mkdtempSync(join(tmpdir(), "meshgate-buf-"));
  try {
    const env = { PATH: process.env["PATH"] ?? "", BUF_CACHE_DIR: cache, HOME: cache };
    execFileSync(binary, ["breaking", ".", "--against", against, "--error-format", "json"], { cwd: folder, env, encoding: "utf8", stdio: "pipe", maxBuffer: 2 ** 28 });
    return [];
  } catch (error) {
    const { status, stdout, stderr } = error as { status?: number; stdout?: string; stderr?: string };
    if (status !== 100) throw new Error(`buf: ${stderr?.trim() ?? String(error)}`, { cause: error });
    const said = (stdout ?? "").split("\n").filter((line) => line !== "").map((line) => JSON.parse(line) as Said);
    const wrong = said.find(({ type }) => type === "COMPILE");
    if (wrong !== undefined) throw new Error(`buf: ${wrong.path}: ${wrong.message}`, { cause: error });
    return said;
  } finally {
    rmSync(cache, { recursive: true, force: true });
  }
}
