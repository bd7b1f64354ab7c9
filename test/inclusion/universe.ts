import type { Json } from "#model";

const scalars: readonly Json[] = [null, true, false, -1, 0, 0.5, 1, 1.5, 2, 3, 4, "", "a", "b", "ab", "c", "foo", "aab"];
const few: readonly Json[] = [null, true, 0, 1, 2, "a", "", [], {}, [1], { a: 1 }];
const fewer: readonly Json[] = [true, false, 0, 1, "a", [], {}];

/** Every small value that the random schemas can tell apart, and some more: what holds of all of them mostly holds. */
export const universe: readonly Json[] = [
  ...scalars,
  ...scalars.flatMap((x): Json[] => [[x], { a: x }, { b: x }, { ab: x }, { c: x }, { constructor: x }, { zz: x }, [[x]], { a: [x] }, { b: { a: x } }]),
  ...few.flatMap((x) => few.flatMap((y): Json[] => [[x, y], { a: x, b: y }, { a: x, c: y }, { b: x, zz: y }, { ab: x, constructor: y }, [[x, y]], { b: { a: x, b: y } }])),
  ...fewer.flatMap((x) => fewer.flatMap((y) => fewer.flatMap((z): Json[] => [[x, y, z], { a: x, b: y, ab: z }, { a: x, c: y, zz: z }, [x, y, z, 0], [x, y, z, true]]))),
];
