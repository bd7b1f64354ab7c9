import type { Random } from "../structure/random.ts";
import type { Column, DataSet, Row, Table, Value } from "./contract.ts";
import { fits } from "./oracle.ts";

/**
 * A data set that is meant to be legal by `legal` and stands on the edges of `legal` and `other`: their bounds and what is just beyond, their
 * allowed values, empty values, twins. The oracle has the last word on whether it is legal.
 */
export function drawData(random: Random, legal: readonly Table[], other: readonly Table[]): DataSet {
  return Object.fromEntries(legal.map((table) => {
    const twin = other.find((one) => physicalOf(one) === physicalOf(table)) ?? other.find(({ name }) => name === table.name);
    const extra = random.chance(0.3) ? (twin?.properties ?? []).filter((column) => !table.properties.some((own) => physical(own) === physical(column))) : [];
    const columns = [...table.properties, ...extra];
    const choices = columns.map((column) => {
      const beside = twin?.properties.find((one) => physical(one) === physical(column) || (one.id !== undefined && one.id === column.id)) ?? column;
      const edges = edgesOf(random, column, beside);
      const fitting = edges.filter((value) => fits(column, value) && !(column.primaryKey === true && value === null));
      const telling = fitting.filter((value) => !fits(beside, value));
      return { column, all: fitting.length > 0 ? fitting : edges, telling };
    });
    const rows = Array.from({ length: random.pick([0, 1, 1, 2, 2, 3, 4]) }, (_, index): Row => {
      const twins = random.chance(0.3);
      return Object.fromEntries(choices.map(({ column, all, telling }) => {
        const distinct = column.unique === true || column.primaryKey === true;
        const value = telling.length > 0 && random.chance(0.4) ? random.pick(telling) : distinct ? all[(index + (twins ? 0 : random.below(2))) % all.length] : twins ? all[0] : random.pick(all);
        return [physical(column), value ?? null];
      }));
    });
    return [physicalOf(table), { columns: columns.map(physical), rows }];
  }));
}

const physical = (column: Column) => column.physicalName ?? column.name;
const physicalOf = (table: Table) => table.physicalName ?? table.name;

/** Values at and around every bound that either side names. */
function edgesOf(random: Random, column: Omit<Column, "name">, beside: Omit<Column, "name">): Value[] {
  const listed = [column, beside].flatMap(({ enum: values = [] }) => values.map(({ value }) => value));
  const bounds = [column, beside].flatMap(({ logicalTypeOptions = {} }) => Object.values(logicalTypeOptions).filter((value) => typeof value === "number"));
  const sizes = [column, beside].flatMap(({ physicalType }) => (physicalType?.match(/\d+/g) ?? []).map(Number));
  switch (column.logicalType) {
    case "boolean": return [true, false, null];
    case "date": return [...[column, beside].flatMap(({ logicalTypeOptions = {} }) => Object.values(logicalTypeOptions).filter((value) => typeof value === "string").flatMap(daysAround)), "2024-02-29", "2030-01-01", "1999-12-31", null];
    case "map": {
      const [own, twin] = [column.map?.value ?? { logicalType: "string" as const }, beside.map?.value ?? column.map?.value ?? { logicalType: "string" as const }];
      const edges = edgesOf(random, own, twin).filter((value) => fits(own, value));
      return [null, {}, ...edges.filter((value) => !fits(twin, value)).slice(0, 4).map((value) => ({ k: value })), ...Array.from({ length: 4 }, () => ({ a: edges.length === 0 ? null : random.pick(edges), b: edges.length === 0 ? null : random.pick(edges) }))];
    }
    case "string": return [...listed, ...texts([...bounds, ...sizes]), null];
    case "integer": return [...listed, ...bounds.flatMap((bound) => [bound - 1, bound, bound + 1, bound * 2, -bound]), 0, 1, 2, 3, 4, 5, 6, 7, 12, 60, 999, 9_999, 10_000, 32_767, 32_768, 2_147_483_647, 2_147_483_648, 127, 128, -128, -129, 255, 256, -1, null].map((value) => (typeof value === "number" ? Math.trunc(value) : value));
    case "number": return [...listed, ...bounds.flatMap((bound) => [bound - 0.5, bound - 0.01, bound, bound + 0.001, bound + 0.25, bound + 1]), 0, 0.1, 0.25, 0.5, 1, 1.5, 2, 99.99, 100, 999.999, 9_999.99, 1e6, null].map((value) => (typeof value === "number" ? Number(value.toFixed(3)) : value));
    case "array": {
      const items = edgesOf(random, column.items ?? { logicalType: "string" }, beside.items ?? column.items ?? { logicalType: "string" }).filter((value) => column.items === undefined || fits(column.items, value));
      const lengths = [0, 1, 2, 3, 4, ...bounds.flatMap((bound) => [bound - 1, bound, bound + 1])].filter((length) => length >= 0 && length < 9);
      return [null, ...lengths.flatMap((length) => [Array.from({ length }, (_, index) => items[index % Math.max(1, items.length)] ?? null), Array.from({ length }, () => (items.length === 0 ? null : random.pick(items))), Array.from({ length }, () => items[0] ?? null)])];
    }
    case "object": {
      const choices = (column.properties ?? []).map((inner) => {
        const twin = beside.properties?.find((one) => physical(one) === physical(inner)) ?? inner;
        const edges = edgesOf(random, inner, twin).filter((value) => fits(inner, value));
        return { name: physical(inner), edges, telling: edges.filter((value) => !fits(twin, value)) };
      });
      return [null, ...Array.from({ length: 8 }, () => Object.fromEntries(choices.map(({ name, edges, telling }) => [name, (telling.length > 0 && random.chance(0.4) ? random.pick(telling) : edges.length === 0 ? null : random.pick(edges)) ?? null])))];
    }
  }
}

const samples = ["", "a", "b", "c", "ab", "ba", "aa", "abab", "abc", "cab", "xyz", "bb", "7", "42", "123", "1234", "A", "a b"];

function texts(sizes: readonly number[]): string[] {
  const sized = sizes.filter((size) => size < 60).flatMap((size) => [size - 1, size, size + 1]).filter((size) => size >= 0);
  return [...samples, ...sized.flatMap((size) => ["a".repeat(size), "b".repeat(size), "ab".repeat(Math.ceil(size / 2)).slice(0, size), "1".repeat(size), "z".repeat(size)])];
}

/** A day, the one before it and the one after it. */
function daysAround(day: string): string[] {
  const at = Date.parse(day);
  return Number.isNaN(at) ? [] : [-1, 0, 1].map((days) => new Date(at + days * 86_400_000).toISOString().slice(0, 10));
}
