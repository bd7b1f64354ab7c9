import { flat } from "#text";

/** A line of YAML with what is below it. */
export interface Line {
  readonly text: string;
  readonly comment?: string;
  readonly below?: readonly Line[];
}

/** A value on a line: as it is where YAML can only read it as that text, else in quotes (YAML 1.2, 7.3.1). */
export function scalar(value: string | number | boolean): string {
  if (typeof value !== "string") return String(value);
  return /^[A-Za-z_][\w ./-]*$/.test(value) && !/\s$|^(?:true|false|yes|no|on|off|null|y|n)$/i.test(value) ? value : JSON.stringify(value).replace(/[\u007f-\u009f\u2028\u2029]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

export const line = (text: string, comment?: string, below?: readonly Line[]): Line => ({ text, ...(comment === undefined ? {} : { comment }), ...(below === undefined ? {} : { below }) });
export const entry = (key: string, value: string | number | boolean, comment?: string): Line => line(`${key}: ${scalar(value)}`, comment);

/** An item of a list: its first line begins with the dash, the others stand below it. */
export function item([first, ...rest]: readonly Line[]): Line {
  return { text: `- ${first?.text ?? ""}`, ...(first?.comment === undefined ? {} : { comment: first.comment }), below: [...(first?.below ?? []).map((inner) => ({ ...inner, text: `  ${inner.text}` })), ...rest] };
}

/** Lines as text, two blanks for each level. */
export function written(lines: readonly Line[], depth = 0): string {
  return lines.map(({ text, comment, below = [] }) => `${"  ".repeat(depth)}${text}${comment === undefined ? "" : `${text === "" ? "" : "  "}# ${flat(comment, 300)}`}\n${written(below, depth + 1)}`).join("");
}
