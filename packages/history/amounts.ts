import { printDuration } from "#units";

/** `9,100`, also below zero and with a fraction. */
export function grouped(value: number): string {
  const [whole = "", fraction] = String(value).split(".");
  return `${whole.replace(/\B(?=(?:\d{3})+$)/g, ",")}${fraction === undefined ? "" : `.${fraction}`}`;
}

/** An age, in whole minutes from ten minutes on. */
export function lasting(seconds: number): string {
  const size = Math.abs(seconds);
  const text = printDuration({ months: 0, seconds: size < 600 ? Math.round(size) : Math.round(size / 60) * 60 });
  return seconds < 0 ? `-${text}` : text;
}

/** `1 run`, `14 runs`. */
export const many = (count: number, what: string): string => `${grouped(count)} ${what}${count === 1 ? "" : "s"}`;
