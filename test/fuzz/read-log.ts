import { replay } from "../run/runner.ts";

const colours = /\u001b\[\d+m/g;
/** What a comparison by the rules of a language passes over. */
const weightless = /[\p{C}\p{M}\p{Default_Ignorable_Code_Point}]/gu;
const unseen = /[^\P{C}\n\t]|[\u2028\u2029]|\p{Default_Ignorable_Code_Point}/u;

/**
 * What runners take out of a log: commands of GitHub's and Azure's (`::name::` first in a line, `##[name]` and `##vso[name]` anywhere), headings of Buildkite's, sections of GitLab's, and what a terminal obeys or does not
 * show. Our own colours are no news.
 */
export function heardIn(log: string): string {
  const text = log.replace(colours, "");
  const lines = text.split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/);
  return [
    ...replay(text).map(({ name, properties }) => `command: ${name} ${Object.keys(properties).join()}`),
    // Whatever looks like the beginning of one, also where no runner would read it to its end.
    ...lines.flatMap((line) => /^\s*::\w*|##\w*\[\S*/.exec(line.replace(weightless, ""))?.[0] ?? []).map((found) => `begins: ${found}`),
    ...lines.flatMap((line) => /^(?:---(?=\s)|(?:\+\+\+|~~~|\^\^\^)(?=\s|$)).*/.exec(line)?.[0] ?? []).map((found) => `heading: ${found}`),
    ...(text.match(/section_(?:start|end):\d+:\S*\r/g) ?? []).map((found) => `section: ${found}`),
    ...(unseen.test(text) ? [`unseen: ${JSON.stringify(unseen.exec(text)?.[0])}`] : []),
  ].join("\n");
}
