/** Two texts → the lines of both, each with what became of it (`-`, `+` or a blank); of what is alike, only what stands around a difference. */
export function lineDiff(before: string, after: string, around = 3): string[] {
  const [old, now] = [linesOf(before), linesOf(after)];
  const lines = walk(old, now, lengths(old, now));
  const near = (index: number) => lines.slice(Math.max(0, index - around), index + around + 1).some((line) => !line.startsWith(" "));
  return lines.flatMap((line, index) => (near(index) ? [line] : index > 0 && near(index - 1) && index < lines.length - 1 ? ["  …"] : []));
}

const linesOf = (text: string) => text.split(/\r?\n/).map((line) => line.trimEnd()).filter((line, index, all) => line !== "" || index < all.length - 1);

/** Longest common subsequences of every pair of rests. */
function lengths(old: readonly string[], now: readonly string[]): readonly (readonly number[])[] {
  const table = Array.from({ length: old.length + 1 }, () => new Array<number>(now.length + 1).fill(0));
  for (let a = old.length - 1; a >= 0; a -= 1)
    for (let b = now.length - 1; b >= 0; b -= 1) {
      const row = table[a];
      if (row !== undefined) row[b] = old[a] === now[b] ? (table[a + 1]?.[b + 1] ?? 0) + 1 : Math.max(table[a + 1]?.[b] ?? 0, row[b + 1] ?? 0);
    }
  return table;
}

function walk(old: readonly string[], now: readonly string[], table: readonly (readonly number[])[]): string[] {
  const lines: string[] = [];
  let [a, b] = [0, 0];
  while (a < old.length || b < now.length) {
    if (a < old.length && b < now.length && old[a] === now[b]) {
      lines.push(`  ${old[a]}`);
      a += 1;
      b += 1;
    } else if (a < old.length && (b >= now.length || (table[a + 1]?.[b] ?? 0) >= (table[a]?.[b + 1] ?? 0))) {
      lines.push(`- ${old[a]}`);
      a += 1;
    } else {
      lines.push(`+ ${now[b]}`);
      b += 1;
    }
  }
  return lines;
}
