import { parseAllDocuments } from "yaml";
import { logText } from "#host";
import { changelog, type ReleaseNotes, reporters, type Said } from "#verdict";
import { azureVoice } from "../../packages/host/azure-voice.ts";
import { bitbucketVoice } from "../../packages/host/bitbucket-voice.ts";
import { githubVoice } from "../../packages/host/github-voice.ts";
import { annotation } from "../../packages/run/annotations.ts";
import { main } from "../../packages/run/cli.ts";
import { note } from "../../packages/run/note.ts";
import { screenText } from "../../packages/run/screen-text.ts";
import { monitored } from "./issues.ts";
import { commentOn, outside, places, surfacesOn } from "./pull-request.ts";
import { meantInSarif, shapeOf, tagsIn, textsOf } from "./read-json.ts";
import { heardIn } from "./read-log.ts";
import { builtOf } from "./read-markdown.ts";
import { elementsOf } from "./read-xml.ts";
import { heardOf, summarised } from "./speak.ts";
import { seen } from "./texts.ts";
import type { World } from "./world.ts";

/** A surface and how what is said on it reads: the same for strangers' texts as for harmless ones, or somebody else's text is more than text there. */
export type Readings = Readonly<Record<string, string>>;

/** Everything that we say of a world, on every surface that there is, as those read it that read it there. */
export async function readings(world: World): Promise<Readings> {
  return { ...formats(world), ...(await voices(world)), ...(await pullRequest(world)), ...issues(world), ...pages(world), ...(await notes(world)) };
}

const saidOf = ({ verdict, reports, unprivileged }: World, colour: boolean): Said => ({ verdict, reports, words: {}, unprivileged, approvableUntil: "2027-01-31", options: { colour, width: 80, verbose: true } });

/** Every reporter: its file, and what of it a screen shows. */
function formats(world: World): Readings {
  const said = saidOf(world, false);
  const files = Object.fromEntries(reporters.map(({ id, say }) => [id, say(said)]));
  return {
    ...Object.fromEntries(Object.entries(files).map(([id, text]) => [`file ${id}`, fileReaders[id]?.(text) ?? `${id}: nobody reads this format in test/fuzz/surfaces.ts`])),
    ...Object.fromEntries(reporters.map(({ id }) => [`screen ${id}`, heardIn(screenText(id, files[id] ?? "", false))])),
    "screen text in colours": heardIn(screenText("text", reporters[0]?.say(saidOf(world, true)) ?? "", true)),
  };
}

/** Documents come in the order of their names. */
const yamlShape = (text: string, named = true) => parseAllDocuments(text).map((document) => (document.errors.length > 0 ? String(document.errors[0]) : shapeOf(document.toJS(), named))).sort().join("\n");

const fileReaders: Readonly<Record<string, (text: string) => string>> = {
  text: (text) => heardIn(text),
  json: (text) => shapeOf(JSON.parse(text), false),
  markdown: (text) => builtOf(text),
  sarif: (text) => [shapeOf(JSON.parse(text)), ...meantInSarif(JSON.parse(text))].join("\n"),
  junit: (text) => elementsOf(text),
  gitlab: (text) => shapeOf(JSON.parse(text)),
  jenkins: (text) => [shapeOf(JSON.parse(text)), ...(JSON.parse(text) as { issues: Record<string, unknown>[] }).issues.map(({ message, description, moduleName }) => [message, description, moduleName].map((html) => tagsIn(String(html))).join())].join("\n"),
  github: (text) => heardIn(text),
  omds: (text) => yamlShape(text, false),
  oors: (text) => yamlShape(text, false),
};

/** Annotations and summaries, as the hosts' own means carry them. */
async function voices(world: World): Promise<Readings> {
  const annotations = world.verdict.reasons.map(annotation);
  const markdown = reporters.find(({ id }) => id === "markdown")?.say(saidOf(world, false)) ?? "";
  const github = await heardOf(githubVoice, annotations, markdown);
  const summary = summarised();
  const azure = await heardOf(azureVoice, annotations, markdown);
  const bitbucket = await heardOf(bitbucketVoice, annotations, markdown);
  return {
    "annotations of GitHub": heardIn(github.log), "step summary": builtOf(summary), "issues of Azure": heardIn(azure.log.replace(/[^\n]*meshgate-\w+[^\n]*/, "")),
    "insights of Bitbucket": shapeOf(bitbucket.sent.map((one) => JSON.parse(JSON.stringify(one).replace(/,"details":"(?:[^"\\]|\\.)*"/g, "")) as unknown)), "insights of Bitbucket, to the eye": textsOf(bitbucket.sent, ["summary", "details"]).filter((text) => seen(text) !== text).join("\n"),
  };
}

/** The sticky comment on every host that has one, and what is said beside it. */
async function pullRequest(world: World): Promise<Readings> {
  const found: Record<string, string> = {};
  for (const place of places) {
    const { body, notes } = await commentOn(place, world);
    const [marker = "", ...rest] = body.split("\n");
    Object.assign(found, { [`comment on ${place}`]: `${/^<!-- meshgate v1 gate=main run=7 attempt=1 head=c{40} digest=[0-9a-f]{32} -->$/.test(marker)} ${builtOf(rest.join("\n"))}`, [`notes of ${place}`]: heardIn(notes) });
  }
  const { status, labels, asked, review, remarks, notes } = await surfacesOn(world);
  return {
    ...found, status: JSON.stringify(status), labels: labels.join("\n"), "review requests": asked.join(), review: builtOf(review), "notes of the surfaces": heardIn(notes),
    "review comments": remarks.map(({ body }) => builtOf(body).replace(/key=[0-9a-f]{16}/, "key")).join("\n"),
  };
}

function issues(world: World): Readings {
  const { steps, said } = monitored(world);
  const text = steps.flatMap(({ write, comment }) => [write.title ?? "", (write.body ?? "").replace(/^<!-- meshgate-monitor:1 [0-9a-f]{16} [0-9a-f ]*-->/, "<!---->"), comment ?? ""]);
  return { "issues": text.map(builtOf).join("\n"), "summary of the monitor": builtOf(said.markdown), "log of the monitor": heardIn(logText(said.text)), "report of the monitor": shapeOf(JSON.parse(said.json)) };
}

function pages({ reports, text, random }: World): Readings {
  const changes = reports.flatMap((report) => (report.verb === "breaking" ? report.changes : []));
  const release = (): ReleaseNotes => ({ contract: text(), version: text(), tag: text(), day: "2026-11-25", changes, first: random() < 0.2, ...(random() < 0.3 ? { problem: text() } : {}) });
  const page = changelog([release(), release(), { ...release(), changes: [] }]);
  return { changelog: builtOf(page), "changelog on a screen": heardIn(logText(page)) };
}

async function notes({ text }: World): Promise<Readings> {
  const io = outside();
  for (let count = 0; count < 6; count += 1) note(io, text());
  note(io, `The base ${text()} of ${text()} is not there.`);
  await main(["explain", "--", text()], io);
  await main(["lint", "--", text()], { ...io, cwd: "/nonexistent" });
  return { notes: heardIn(io.printed.err), "what explain says": heardIn(io.printed.out) };
}
