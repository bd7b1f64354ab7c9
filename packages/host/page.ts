/** A path in an address; what could end a Markdown link is encoded, too. */
export const pathIn = (path: string): string => path.split("/").map(partIn).join("/");

/** The same of a path that is the value of a query. */
export const partIn = (part: string): string => encodeURIComponent(part.toWellFormed()).replace(/[()!'*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
