import type { Duration } from "./duration.ts";

/** A duration as ISO 8601, in the largest whole units: `PT1H`, `P1Y6M`, `P1DT0.5S`; nothing is `PT0S`. `parseDuration` reads it back. */
export function printDuration({ months, seconds }: Duration): string {
  const millis = Math.round(seconds * 1000);
  const whole = Math.floor(millis / 1000);
  const fraction = String(millis % 1000).padStart(3, "0").replace(/0+$/, "");
  const date = shown([[Math.floor(months / 12), "Y"], [months % 12, "M"], [Math.floor(whole / 86_400), "D"]]);
  const rest = `${whole % 60}${fraction === "" ? "" : `.${fraction}`}`;
  const time = shown([[Math.floor(whole / 3600) % 24, "H"], [Math.floor(whole / 60) % 60, "M"]]) + (rest === "0" ? "" : `${rest}S`);
  if (time === "") return date === "" ? "PT0S" : `P${date}`;
  return `P${date}T${time}`;
}

function shown(parts: readonly (readonly [number, string])[]): string {
  return parts.map(([amount, unit]) => (amount === 0 ? "" : `${amount}${unit}`)).join("");
}
