import type { Format } from "./format.ts";
import { date } from "./formats/date.ts";
import { dateTime } from "./formats/date-time.ts";
import { duration } from "./formats/duration.ts";
import { email } from "./formats/email.ts";
import { hostname } from "./formats/hostname.ts";
import { idnEmail } from "./formats/idn-email.ts";
import { idnHostname } from "./formats/idn-hostname.ts";
import { ipv4 } from "./formats/ipv4.ts";
import { ipv6 } from "./formats/ipv6.ts";
import { iri } from "./formats/iri.ts";
import { iriReference } from "./formats/iri-reference.ts";
import { jsonPointer } from "./formats/json-pointer.ts";
import { regex } from "./formats/regex.ts";
import { relativeJsonPointer } from "./formats/relative-json-pointer.ts";
import { time } from "./formats/time.ts";
import { uri } from "./formats/uri.ts";
import { uriReference } from "./formats/uri-reference.ts";
import { uriTemplate } from "./formats/uri-template.ts";
import { uuid } from "./formats/uuid.ts";

/** The formats of JSON Schema 2020-12, in the order of its section 7.3. */
export const formats: readonly Format[] = [
  date, time, dateTime, duration, email, idnEmail, hostname, idnHostname, ipv4, ipv6, uri, uriReference, iri, iriReference, uuid, uriTemplate, jsonPointer, relativeJsonPointer, regex,
];

export const formatNamed = (id: string): Format | undefined => formats.find((format) => format.id === id);
