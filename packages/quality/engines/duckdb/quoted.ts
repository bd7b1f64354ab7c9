import type { Sql } from "../../dialect.ts";

export const quoted = (text: string): Sql => `'${text.replaceAll("'", "''")}'`;
export const listed = (texts: readonly string[]): Sql => `[${texts.map(quoted).join(", ")}]`;
