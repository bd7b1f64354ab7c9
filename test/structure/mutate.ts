import type { Random } from "./random.ts";

export type Tree = null | string | number | boolean | Tree[] | { [key: string]: Tree };
type Slot = { readonly holder: Tree[] | { [key: string]: Tree }; readonly key: string | number };

export interface Pools {
  /** Keys of the standard, in all its versions. */
  readonly keys: readonly string[];
  /** Members of closed lists, in all its versions. */
  readonly words: readonly string[];
  readonly versions: readonly string[];
  readonly versionKey: string;
}

const hostile = ["__proto__", "constructor", "hasOwnProperty", "toString", "prototype", "a/b", "a~b", "", " ", "x\u0000y", "valueOf"];
const texts = [
  "", "x", "a.b", "a.b.c", "a-b.c", "schema/x/properties/y", "/schema/x", "c.yaml#/schema/x", "c.yml#schema/x/properties/y", "https://h/c.yaml#/schema/x", "a b", "ä.b",
  "https://host/path?q=1#f", "s3://bucket/{model}/*.json", "sftp://h/p", "host", "//host/x", "mailto:a@b.example", "http://h:port/", "http://[::1]/x", "https://h/%zz", "x:", "a b://c", "https://h/a b", "urn:x:y",
  "2026-02-28", "2026-02-30", "2024-02-29", "2023-02-29", "26-1-1", "2026-02-28T10:00:00Z", "2026-02-28T25:00:00Z", "2026-02-28T10:00:00", "2026-02-28 10:00:00+01:00", "2016-12-31T23:59:60Z", "2016-12-31T22:59:60Z",
  "a@b.example", "a@b", "@", "99.9%", "99%", "9.%", "${VAR}", "${VAR:-x}", "s3://${BUCKET}/x", "${}", "${1A}", "$VAR", "true", "1",
] as const;

/** Changes a document in place, once, in one of many ways. */
export function mutate(root: { [key: string]: Tree }, pools: Pools, random: Random): void {
  const slots = slotsOf(root);
  if (slots.length === 0) slots.push({ holder: root, key: pools.versionKey });
  const some = (): Slot => random.pick(slots);
  const maps = [root, ...slots.map(({ holder, key }) => at(holder, key)).filter(isMap)];
  const value = (depth = 0): Tree => random.pick<() => Tree>([
    () => random.pick(texts), () => random.pick(pools.words.length > 0 ? pools.words : ["x"]), () => random.pick([0, 1, -1, 1.5, 5432, 1e300]), () => random.chance(0.5), () => null,
    () => (depth > 2 ? [] : Array.from({ length: random.below(3) }, () => value(depth + 1))),
    () => (depth > 2 ? {} : Object.fromEntries(Array.from({ length: random.below(3) }, () => [random.pick(pools.keys), value(depth + 1)]))),
    () => clone(at(some().holder, some().key) ?? null),
  ])();
  const ways: readonly (() => void)[] = [
    () => remove(some()),
    () => rename(some(), () => random.pick(pools.keys)),
    () => rename(some(), (key) => misspell(key, random)),
    () => put(some(), value()),
    () => put(some(), value()),
    () => put(some(), random.pick(pools.words.length > 0 ? pools.words : ["x"])),
    () => put(some(), random.pick(texts)),
    () => set(random.pick(maps), random.pick(pools.keys), value()),
    () => set(random.pick(maps), random.pick(pools.keys), value()),
    () => set(random.pick(maps), random.pick(hostile), value()),
    () => {
      const { holder, key } = some();
      const list = at(holder, key);
      if (Array.isArray(list) && list.length > 0) list.push(clone(random.pick(list)));
      else if (Array.isArray(list)) list.push(value());
    },
    () => {
      const from = some();
      set(random.pick(maps), typeof from.key === "string" ? from.key : random.pick(pools.keys), clone(at(from.holder, from.key) ?? null));
    },
    () => set(root, pools.versionKey, random.pick(pools.versions)),
    () => {
      const told = maps.filter((map) => typeof map.type === "string" || typeof map.logicalType === "string");
      if (told.length === 0) return;
      const map = random.pick(told);
      set(map, "type" in map ? "type" : "logicalType", random.pick(pools.words.length > 0 ? pools.words : ["x"]));
    },
  ];
  random.pick(ways)();
}

function slotsOf(tree: Tree, found: Slot[] = []): Slot[] {
  if (Array.isArray(tree)) for (const [key, item] of tree.entries()) { found.push({ holder: tree, key }); slotsOf(item, found); }
  else if (isMap(tree)) for (const key of Object.keys(tree)) { found.push({ holder: tree, key }); slotsOf(at(tree, key) ?? null, found); }
  return found;
}

const isMap = (tree: Tree | undefined): tree is { [key: string]: Tree } => typeof tree === "object" && tree !== null && !Array.isArray(tree);
const at = (holder: Slot["holder"], key: string | number): Tree | undefined => Object.getOwnPropertyDescriptor(holder, key)?.value;
const set = (map: Slot["holder"], key: string | number, value: Tree): void => { Object.defineProperty(map, key, { value, writable: true, enumerable: true, configurable: true }); };
const put = ({ holder, key }: Slot, value: Tree): void => set(holder, key, value);
const clone = (tree: Tree): Tree => JSON.parse(JSON.stringify(tree));

function remove({ holder, key }: Slot): void {
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else delete holder[key];
}

function rename({ holder, key }: Slot, to: (key: string) => string): void {
  if (Array.isArray(holder)) return;
  const value = at(holder, key);
  delete holder[key];
  set(holder, to(String(key)), value ?? null);
}

function misspell(key: string, random: Random): string {
  const place = random.below(Math.max(1, key.length - 1));
  const letters = [...key];
  if (random.chance(0.5)) letters.splice(place, 1);
  else letters.splice(place, 2, letters[place + 1] ?? "x", letters[place] ?? "x");
  return letters.join("");
}
