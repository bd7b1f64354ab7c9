import type { CheckKind } from "../check.ts";
import { nameOf } from "../found.ts";
import { noRows } from "../promise.ts";

/** Servers whose data are files that somebody else wrote; a database reads its own rows or says so. */
const ofFiles = ["local", "s3", "gcs", "azure", "sftp", "custom"];

export const readable: CheckKind = {
  id: "readable",
  says: "Every record of the files can be read.",
  why: "A line with a field too few is left out by most readers without a word, and a quote that is never closed takes all lines after it along.",
  source: "RFC 4180 §2; RFC 8259; ODCS, Infrastructure & Servers: format",
  promises: (contract, { serverType }) => (serverType !== undefined && !ofFiles.includes(serverType) ? [] : contract.objects.map((object) => ({
    check: "readable", path: [nameOf(object)], object, at: object.at, expected: "0 rows", counts: "that cannot be read", measured: noRows({ of: "unread" }),
  }))),
};
