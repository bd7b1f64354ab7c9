/** `${NAME}` or `${NAME:-default}`: a value that is only known where the contract is used (ODCS 3.2.0, ODPS 1.1.0). */
export const variable = /\$\{[A-Za-z_]\w*(?::-[^{}]*)?\}/;

/** `{model}` in a location stands for a name that is filled in later. */
const placeholder = /\$?\{[^{}\s]*\}/g;

const unit = String.raw`(?:[\w.~!$&'()*+,;=-]|%[\da-f]{2})`;
const mark = String.raw`(?:[\w.~!$&'()*+,;=:@/-]|%[\da-f]{2})`;
const numericHost = String.raw`\[(?:[\da-f:.]+|v[\da-f]+\.(?:${unit}|:)+)\]`;
const hierarchy = String.raw`(?://?(?:(?:${unit}|:)*@)?${numericHost}(?::\d*)?(?:/${mark}*)?|${mark}+)`;
const tail = String.raw`(?:${mark}|\?)*`;
/** RFC 3986 section 3 by its characters: a scheme, something after it, perhaps a query and a fragment. Hosts and ports are not looked into. */
const address = new RegExp(String.raw`^[a-z][a-z\d+.-]*:${hierarchy}(?:\?${tail})?(?:#${tail})?$`, "i");
const uri = (text: string): boolean => address.test(text.replace(placeholder, "x"));

const days = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
/** RFC 3339 full-date. */
function date(text: string): boolean {
  const [, year, month, day] = (/^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined) return false;
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day >= 1 && day <= (days[month - 1] ?? 0) + (leap ? 1 : 0);
}

/** RFC 3339 full-time; a leap second only at the end of a UTC day. */
function time(text: string): boolean {
  const [, hour, minute, second, zone, sign, zoneHour, zoneMinute] = /^(\d\d):(\d\d):(\d\d(?:\.\d+)?)(z|([+-])(\d\d)(?::?(\d\d))?)$/i.exec(text) ?? [];
  if (hour === undefined || zone === undefined || Number(zoneHour ?? 0) > 23 || Number(zoneMinute ?? 0) > 59) return false;
  if (Number(hour) > 23 || Number(minute) > 59) return false;
  return Number(second) < 60 || (Number(second) < 61 && lastMinute(hour, minute, sign, zoneHour, zoneMinute));
}

function lastMinute(hour: string, minute: string | undefined, sign: string | undefined, zoneHour: string | undefined, zoneMinute: string | undefined): boolean {
  const offset = (Number(zoneHour ?? 0) * 60 + Number(zoneMinute ?? 0)) * (sign === "-" ? -1 : 1);
  return (Number(hour) * 60 + Number(minute) - offset + 1440) % 1440 === 1439;
}

/** RFC 3339 date-time; a space may stand for the `T`. */
function dateTime(text: string): boolean {
  const [day, clock, ...rest] = text.split(/t|\s/i);
  return day !== undefined && clock !== undefined && rest.length === 0 && date(day) && time(clock);
}

const label = "[a-z\\d](?:[a-z\\d-]*[a-z\\d])?";
const mailbox = new RegExp(String.raw`^[\w!#$%&'*+/=?^{|}~\x60-]+(?:\.[\w!#$%&'*+/=?^{|}~\x60-]+)*@(?:${label}\.)+${label}$`, "i");

const formats: Readonly<Record<string, (text: string) => boolean>> = { uri, date, "date-time": dateTime, email: (text) => text.length <= 320 && mailbox.test(text) };
/** The test of a text format, by its JSON Schema name. */
export const formatOf = (name: string): ((text: string) => boolean) => formats[name] ?? (() => false);
