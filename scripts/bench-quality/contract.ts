import type { Format } from "./data.ts";

/** What a contract of the bench promises. `types`: of every column; `unique`: the columns that are one key together. */
export interface Promised {
  readonly types?: true;
  readonly sixteen?: true;
  /** Of the sixteen, those two that are about the newest and the oldest row are left out. */
  readonly timeless?: true;
  readonly patterns?: true;
  readonly quantile?: true;
  readonly unique?: readonly string[];
}

const types = { id: "integer", customer_id: "integer", email: "string", status: "string", sku: "string", quantity: "integer", price: "number", discount: "number", country: "string", created_at: "timestamp", shipped_at: "timestamp", tax: "number", note: "string", email_unique: "string" } as const;
type Column = keyof typeof types;

const among = (...values: readonly string[]) => `quality: [{ type: library, metric: invalidValues, arguments: { validValues: [${values.join(", ")}] }, mustBe: 0 }]`;
const nulls = (percent: number) => `quality: [{ type: library, metric: nullValues, unit: percent, mustBeLessThan: ${percent} }]`;

/** With the number of rows and two service levels (latency, retention): sixteen. */
const written: Readonly<Partial<Record<Column, { readonly options?: string; readonly pattern?: string; readonly rest?: string }>>> = {
  id: { rest: "required: true" },
  customer_id: { options: "exclusiveMinimum: 0", rest: "required: true" },
  email: { pattern: String.raw`'^[A-Za-z0-9_.+-]+@[A-Za-z0-9_-]+\.[A-Za-z0-9_.]+$'`, rest: nulls(5) },
  status: { rest: among("new", "paid", "shipped", "returned") },
  sku: { options: "maxLength: 20", pattern: "'^SKU-[0-9]{6}$'" },
  quantity: { options: "minimum: 1, maximum: 100" },
  price: { options: "minimum: 0" },
  discount: { options: "exclusiveMaximum: 1" },
  country: { rest: among("DE", "FR", "IT", "ES", "PL", "NL") },
  shipped_at: { rest: nulls(60) },
  note: { options: "maxLength: 200" },
};

/** ODCS, of the file that lies beside it. */
export function contract(file: string, format: Format, { types: typed, sixteen, timeless, patterns, quantile, unique = [] }: Promised): string {
  const columns = (Object.keys(types) as Column[]).filter((name) => sixteen || unique.includes(name)).map((name) => {
    const { options, pattern, rest } = sixteen ? (written[name] ?? {}) : {};
    const all = [options, patterns && pattern !== undefined ? `pattern: ${pattern}` : undefined].filter((one) => one !== undefined);
    const key = !unique.includes(name) ? undefined : unique.length === 1 ? "unique: true" : `primaryKey: true\n        primaryKeyPosition: ${unique.indexOf(name) + 1}`;
    const lines = [typed ? `logicalType: ${types[name]}` : undefined, rest, key, all.length === 0 ? undefined : `logicalTypeOptions: { ${all.join(", ")} }`];
    return `      - name: ${name}\n${lines.flatMap((line) => (line === undefined ? [] : [`        ${line}\n`])).join("")}`;
  });
  const rules = [...(sixteen ? ["{ type: library, metric: rowCount, mustBeGreaterThan: 10 }"] : []), ...(quantile ? ["{ type: sql, query: 'SELECT approx_quantile(price, 0.95) FROM orders', mustBeLessThan: 10000 }"] : [])];
  const sla = sixteen && timeless === undefined ? `slaProperties:\n  - { property: latency, value: 20, unit: y, element: orders.created_at }\n  - { property: retention, value: 20, unit: y, element: orders.created_at }\n` : "";
  return `apiVersion: v3.1.0\nkind: DataContract\nid: bench.orders\nversion: 1.0.0\nstatus: active\nservers:\n  - { server: files, type: local, path: ./${file}, format: ${format} }\nschema:\n  - name: orders\n    physicalName: orders\n    properties:\n${columns.join("")}${rules.length === 0 ? "" : `    quality:\n${rules.map((rule) => `      - ${rule}\n`).join("")}`}${sla}`;
}
