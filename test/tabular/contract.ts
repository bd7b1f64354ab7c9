/** The part of an ODCS contract that says which rows there may be, as the tests draw it. Text is made of it, so the gate reads it like any other. */
export interface Table {
  readonly name: string;
  readonly physicalName?: string;
  readonly properties: readonly Column[];
  readonly quality?: readonly Rule[];
}

export interface Column {
  readonly id?: string;
  readonly name: string;
  readonly physicalName?: string;
  readonly logicalType: "string" | "integer" | "number" | "boolean" | "date" | "object" | "array" | "map";
  readonly physicalType?: string;
  readonly required?: boolean;
  readonly unique?: boolean;
  readonly primaryKey?: boolean;
  readonly primaryKeyPosition?: number;
  readonly logicalTypeOptions?: Readonly<Record<string, number | string | boolean>>;
  readonly enum?: readonly { readonly value: string | number | boolean }[];
  readonly properties?: readonly Column[];
  readonly items?: Omit<Column, "name">;
  readonly map?: { readonly key: Omit<Column, "name">; readonly value: Omit<Column, "name"> };
  readonly quality?: readonly Rule[];
  readonly description?: string;
}

export interface Rule {
  readonly name: string;
  readonly metric: "rowCount" | "nullValues" | "duplicateValues";
  readonly mustBe?: number;
  readonly mustBeLessThan?: number;
  readonly mustBeLessOrEqualTo?: number;
  readonly mustBeGreaterThan?: number;
  readonly mustBeBetween?: readonly [number, number];
}

export type Value = string | number | boolean | null | readonly Value[] | { readonly [name: string]: Value };
export type Row = Readonly<Record<string, Value>>;

/** What a mesh holds at a moment: for every object its columns and rows, by physical name. */
export type DataSet = Readonly<Record<string, { readonly columns: readonly string[]; readonly rows: readonly Row[] }>>;

export const textOf = (tables: readonly Table[]): string =>
  JSON.stringify({ apiVersion: "v3.2.0", kind: "DataContract", id: "drawn", version: "1.0.0", status: "active", schema: tables });
