/** Draws what `npm run demo` prints for the gate as a terminal, into docs/verdict.svg: the README's picture is the program's own output, the middle of it left out. */
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

const home = resolve(import.meta.dirname, "..");
const done = spawnSync(process.execPath, [join(home, "scripts/demo.ts")], { encoding: "utf8", env: { ...process.env, FORCE_COLOR: "1", NO_COLOR: "", COLUMNS: "100" } });
if (done.status !== 0) throw new Error(done.stderr);
const lines = done.stdout.split("\n");
const from = lines.findIndex((line) => line.includes("$ meshgate gate"));
const until = lines.findIndex((line, index) => index > from && line.startsWith("exit code"));
const output = lines.slice(from + 2, until + 1);
/** Lines at the top, up to an entry's end, and at the bottom, that a reader of a README wants to see. */
const [most, bottom] = [40, 5];
const top = output.findLastIndex((line, index) => index <= most && /^\s+\d+:\d+ /.test(line.replace(/\u001b\[[0-9;]*m/g, "")));
const shown = [`$ meshgate gate --base main`, ...(output.length > most + bottom ? [...output.slice(0, top), `  … ${output.length - top - bottom} lines more …`, "", ...output.slice(-bottom)] : output)];

const colours: Readonly<Record<string, string>> = { "31": "#ff7b72", "32": "#7ee787", "33": "#e3b341", "36": "#79c0ff", "2": "#8b949e" };
const escape = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
const height = 19;

const rows = shown.map((line, index) => {
  let colour = "#e6edf3";
  let weight = "";
  const spans = line.split(/(\u001b\[[0-9;]*m)/).map((part) => {
    const codes = /^\u001b\[([0-9;]*)m$/.exec(part)?.[1]?.split(";");
    if (codes === undefined) return part === "" ? "" : `<tspan fill="${colour}"${weight}>${escape(part)}</tspan>`;
    for (const code of codes) {
      if (code === "1") weight = ' font-weight="700"';
      else if (code === "22" || code === "0" || code === "") [weight, colour] = ["", code === "22" && colour !== colours["2"] ? colour : "#e6edf3"];
      else if (code === "39") colour = "#e6edf3";
      else colour = colours[code] ?? colour;
    }
    return "";
  });
  return `<text x="18" y="${34 + index * height}" xml:space="preserve">${spans.join("")}</text>`;
});
const total = 34 + shown.length * height;
writeFileSync(join(home, "docs/verdict.svg"), `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 900 ${total}" font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14" role="img" aria-label="The verdict of meshgate gate on a breaking pull request">\n<rect width="900" height="${total}" rx="10" fill="#0d1117"/>\n${rows.join("\n")}\n</svg>\n`);
console.log("docs/verdict.svg");
