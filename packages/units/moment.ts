/** A point in time as a number that can be compared with others of its kind. */
export interface Moment {
  readonly kind: "date" | "local" | "zoned" | "time" | "zoned time";
  /** Days for dates, else milliseconds. */
  readonly at: number;
}

const day = String.raw`(\d{4})-(\d\d)-(\d\d)`;
const clock = String.raw`(\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?`;
const zone = String.raw`(Z|[+-]\d\d(?::?\d\d)?)?`;
const full = new RegExp(`^${day}(?:[T ]${clock} ?${zone})?$`, "i");
const short = new RegExp(`^${clock} ?${zone}$`, "i");

/** An ISO 8601 date, time, or date and time (a space may stand for the `T`) → its place on a line; undefined where it is none, such as February 30. */
export function momentOf(text: string): Moment | undefined {
  if (text.length > 40) return undefined;
  const [, year, month, date, ...rest] = full.exec(text) ?? [];
  if (year !== undefined) {
    const midnight = Date.UTC(Number(year), Number(month) - 1, Number(date));
    const real = new Date(midnight);
    if (real.getUTCMonth() !== Number(month) - 1 || real.getUTCDate() !== Number(date) || Number(year) < 100) return undefined;
    if (rest[0] === undefined) return { kind: "date", at: midnight / 86_400_000 };
    const inDay = millis(rest);
    return inDay === undefined ? undefined : { kind: rest[4] === undefined ? "local" : "zoned", at: midnight + inDay };
  }
  const [, ...parts] = short.exec(text) ?? [];
  const at = parts.length === 0 ? undefined : millis(parts);
  return at === undefined ? undefined : { kind: parts[4] === undefined ? "time" : "zoned time", at };
}

/** Hour, minute, second, fraction and zone → milliseconds since midnight in UTC. */
function millis([hour, minute, second = "0", fraction = "0", offset]: readonly (string | undefined)[]): number | undefined {
  if (Number(hour) > 24 || Number(minute) > 59 || Number(second) > 60) return undefined;
  const [, sign, hours, minutes = "0"] = /^([+-])(\d\d):?(\d\d)?$/.exec(offset ?? "") ?? [];
  const shift = sign === undefined ? 0 : (Number(hours) * 60 + Number(minutes)) * (sign === "-" ? -1 : 1);
  return ((Number(hour) * 60 + Number(minute) - shift) * 60 + Number(second)) * 1000 + Number(`0.${fraction}`) * 1000;
}
