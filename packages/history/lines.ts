/** A line is read up to this many bytes; ours have a few hundred. */
const longest = 64 * 1024;

/** The lines of a file that comes in pieces, without their ends; undefined for one that is too long. Keeps one line in memory. */
export function* linesOf(pieces: Iterable<Uint8Array>): Generator<string | undefined> {
  let kept: Uint8Array[] = [];
  let size = 0;
  const take = (piece: Uint8Array) => {
    size += piece.length;
    if (size <= longest) kept.push(piece);
    else kept = [];
  };
  const done = () => {
    const line = size > longest ? undefined : decode(kept, size);
    [kept, size] = [[], 0];
    return line;
  };
  for (const piece of pieces) {
    let from = 0;
    for (let end = piece.indexOf(10, from); end >= 0; end = piece.indexOf(10, from)) {
      take(piece.subarray(from, end));
      yield done();
      from = end + 1;
    }
    // The piece may be written over before the next one comes.
    if (from < piece.length) take(piece.slice(from));
  }
  if (size > 0) yield done();
}

const decoder = new TextDecoder();

function decode(pieces: readonly Uint8Array[], size: number): string {
  const [only] = pieces;
  if (pieces.length === 1 && only !== undefined) return decoder.decode(only);
  const whole = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return decoder.decode(whole);
}
