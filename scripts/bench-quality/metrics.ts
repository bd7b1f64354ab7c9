import type { Metric, Predicate } from "#quality";

const present = (column: string, fits: Predicate): Metric => ({ of: "rows", where: { is: "all", of: [{ is: "not", of: { is: "null", column: [column] } }, { is: "not", of: fits }] } });
const isNull = (column: string): Metric => ({ of: "rows", where: { is: "null", column: [column] } });
const among = (column: string, ...values: string[]): Predicate => ({ is: "in", column: [column], values: values.map((value) => ({ kind: "text", value })) });
const number = (column: string, sign: "<" | "<=" | ">" | ">=", value: string): Predicate => ({ is: "compared", column: [column], with: sign, value: { kind: "number", value } });
const both = (...of: Predicate[]): Predicate => ({ is: "all", of });

const rows: readonly Metric[] = [{ of: "rows" }];
const nulls = ["id", "customer_id", "email", "shipped_at"].map(isNull);
const sets = [present("status", among("status", "new", "paid", "shipped", "returned")), present("country", among("country", "DE", "FR", "IT", "ES", "PL", "NL"))];
const ranges = [present("quantity", both(number("quantity", ">=", "1"), number("quantity", "<=", "100"))), present("price", number("price", ">=", "0")), present("discount", both(number("discount", ">=", "0"), number("discount", "<", "1"))), present("customer_id", number("customer_id", ">", "0")), present("tax", number("tax", "<=", "10000"))];
const lengths = [present("sku", { is: "length", column: ["sku"], of: "text", with: "<=", value: 20 }), present("note", { is: "length", column: ["note"], of: "text", with: "<=", value: 200 })];
const extremes: readonly Metric[] = [{ of: "greatest", column: ["created_at"], as: "moment" }, { of: "least", column: ["created_at"], as: "moment" }];
const patterns = [present("email", { is: "matches", column: ["email"], pattern: "^[\\w.+-]+@[\\w-]+\\.[\\w.]+$" }), present("sku", { is: "matches", column: ["sku"], pattern: "^SKU-[0-9]{6}$" })];
const query: readonly Metric[] = [{ of: "query", sql: "SELECT quantile_cont(price, 0.95) FROM orders" }];
const unique = (...columns: string[]): Metric => ({ of: "duplicates", columns: columns.map((column) => [column]), count: "excess" });

/** One row count, four of nulls, two sets, five ranges, two lengths, two extremes: what one pass answers without looking into texts. */
const fused = [...rows, ...nulls, ...sets, ...ranges, ...lengths, ...extremes];
/** What is measured, by name. */
export const workloads: Readonly<Record<string, readonly Metric[]>> = {
  fused,
  seventeen: [...fused, unique("id")],
  twenty: [...fused, unique("id"), ...patterns, ...query],
  text: [unique("email_unique")],
  composite: [unique("customer_id", "sku", "created_at")],
};
