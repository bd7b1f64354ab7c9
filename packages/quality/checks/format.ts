import { formatPattern } from "#regular";
import { named } from "#text";
import type { CheckKind } from "../check.ts";
import { misfits } from "../conditions.ts";
import { typeOf } from "../literal.ts";
import { called, nobody, noRows, ofProperties, optionAt } from "../promise.ts";
import { written } from "../values.ts";

/** Other names that people write for formats of JSON Schema. */
const aliases: Readonly<Record<string, string>> = { url: "uri", "e-mail": "email", guid: "uuid", datetime: "date-time", ip: "ipv4" };
/** Base64 (RFC 4648 §4), as OpenAPI calls it. */
const own: Readonly<Record<string, string>> = { byte: "^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$" };

export const format: CheckKind = {
  id: "format",
  says: "Every text has the promised format. Wrong is only what no reading of the format's standard allows.",
  why: "Nobody can write to an e-mail address that is none.",
  source: "ODCS, Logical type options: format of string; DCS, Field Object: format; JSON Schema Validation §7.3",
  promises: ofProperties("format", (found) => {
    const { property } = found;
    const name = property.options.values["format"];
    const type = typeOf(property);
    if (name === undefined || (type !== undefined && type !== "string")) return [];
    const pattern = typeof name === "string" ? patternOf(name.toLowerCase()) : undefined;
    const counts = `with a value of ${called(found)} that has not the format ${named(written(name))}`;
    const measured = pattern === undefined ? nobody(`Nobody here says what texts have the format ${named(written(name))}.`) : noRows(misfits(found, (column) => ({ is: "matches", column, pattern })));
    return [{ at: optionAt(found, "format"), counts, measured }];
  }),
};

const patternOf = (name: string) => (Object.hasOwn(own, name) ? own[name] : formatPattern((Object.hasOwn(aliases, name) ? aliases[name] : undefined) ?? name));
