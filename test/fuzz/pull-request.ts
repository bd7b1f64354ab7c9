import { type Forge, type Here, hosts } from "#host";
import { defaults } from "#config";
import { keepComment } from "../../packages/run/comment.ts";
import { saySurfaces } from "../../packages/run/surfaces.ts";
import type { Io } from "../../packages/run/command.ts";
import { reporters } from "#verdict";
import { patchOf } from "../run/reports.ts";
import { seen } from "./texts.ts";
import type { World } from "./world.ts";

const head = "c".repeat(40);
const homes = { github: ["https://github.example", "acme/mesh"], gitlab: ["https://gitlab.example", "acme/mesh"], azure: ["https://azure.example", "acme/mesh"], bitbucket: ["https://bitbucket.example", "acme/mesh"] } as const;
export type Place = keyof typeof homes;
export const places = Object.keys(homes) as readonly Place[];

/** An outside in which everything that is printed is kept. */
export function outside(): Io & { readonly printed: { out: string; err: string } } {
  const printed = { out: "", err: "" };
  return { cwd: "/", env: {}, out: (text) => void (printed.out += text), err: (text) => void (printed.err += text), stdin: async () => new Uint8Array(), today: "2026-11-25", now: "2026-11-25T00:00:00Z", terminal: { out: false, err: false, columns: 80 }, printed };
}

function hereOn(place: Place, more: Partial<Here["host"]>): Here {
  const real = hosts.find(({ id }) => id === place);
  const [server, repository] = homes[place];
  return {
    host: { id: place, name: place, isHere: () => true, payloadFile: () => undefined, trigger: () => ({ event: "pull_request", candidates: [], why: "" }), home: () => undefined, colourLog: false, watched: false, run: () => ({ id: 7, attempt: 1, url: `${server}/acme/mesh/runs/7` }), ...(real?.line === undefined ? {} : { line: real.line }), ...more },
    trigger: { event: "pull_request", candidates: [], why: "", pull: { number: 3, head, fork: false } },
    home: { server, repository, user: "x", comments: server },
  };
}

/** The comment that is kept on the pull request of a host, and what is noted of it. */
export async function commentOn(place: Place, { verdict, reports, unprivileged }: World): Promise<{ readonly body: string; readonly notes: string }> {
  const io = outside();
  let body = "";
  const conversation = { longest: 65_536, rest: async () => undefined, look: async () => ({ head, comments: [{ id: 1, body: `<!-- meshgate v1 gate=main run=1 attempt=1 head=${head} digest=0123456789abcdef -->\nold`, mine: true }] }), create: async (text: string) => ((body = text), 1), update: async (_: number, text: string) => void (body = text), remove: async () => undefined };
  const here = hereOn(place, { conversation: async () => conversation });
  await keepComment({ here, verdict, io, gate: "main", render: (longest, links) => reporters.find(({ id }) => id === "markdown")?.say({ verdict, reports, words: {}, links, unprivileged, approvableUntil: "2027-01-31", options: { colour: false, width: 0, verbose: false, longest } }) ?? "" });
  return { body, notes: io.printed.err };
}

/** Everything that the other surfaces of a pull request write, and what is noted of it. */
export async function surfacesOn({ verdict, reports, unprivileged, text }: World): Promise<{ readonly status: unknown; readonly labels: readonly string[]; readonly asked: readonly string[]; readonly review: string; readonly remarks: readonly { readonly path: string; readonly body: string }[]; readonly notes: string }> {
  const io = outside();
  const written: { status: unknown; labels: string[]; asked: string[]; review: string; remarks: { path: string; body: string }[] } = { status: undefined, labels: [], asked: [], review: "", remarks: [] };
  const [before, after] = [text(), text()].map((line) => `xx${seen(line).replace(/[\r\n]/g, " ")}`);
  const files = [...new Set(verdict.reasons.flatMap(({ at, alike = [] }) => [at, ...alike.map((one) => one.at)].flatMap((place) => place?.file ?? [])))];
  const forge: Forge = {
    pullsOf: async () => [], textAt: async () => ({ problem: "missing", message: "", hint: "" }), filesAt: async () => [],
    setStatus: async (commit, status) => void (written.status = { commit, ...status }),
    stateOf: async () => ({ head, draft: false, labels: [] }),
    addLabel: async (_, label) => void written.labels.push(label), removeLabel: async (_, label) => void written.labels.push(`-${label}`),
    askedTeams: async () => [], askTeams: async (_, slugs) => void written.asked.push(...slugs),
    patchesOf: async () => new Map(files.map((file) => [file, patchOf(`${before}\n${after}`)])),
    remarksOn: async () => ({ head, remarks: [] }),
    review: async (_, { body, remarks }) => void Object.assign(written, { review: body, remarks }),
    mend: async () => undefined,
    talkOn: async () => ({ head, comments: [] }), mayWrite: async () => false, isMember: async () => false, newestRun: async () => undefined, runAgain: async () => undefined,
  };
  const here = hereOn("github", { forge: async () => forge });
  const config = { ...defaults, teams: { [text()]: "@acme/readers" } };
  const workspace = { here, repository: {} as never, base: { how: "none", notes: [] } as never, config, notices: [], ...(unprivileged ? { unprivileged: true as const } : {}) };
  await saySurfaces({ workspace, inputs: { files: [], options: { status: ["true"], labels: ["true"], "review-comments": ["true"], "request-reviews": ["true"] } }, io, verdict, reports, gate: "main" });
  return { ...written, notes: io.printed.err };
}
