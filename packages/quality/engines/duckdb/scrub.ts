/** What DuckDB's errors mean, as a sentence without a value: its own texts quote cells, lines and paths. First row that fits. */
const meanings: readonly (readonly [RegExp, string])[] = [
  [/^INTERRUPT/i, "It took longer than the time that it may take."],
  [/no space left|disk quota|max_temp_directory_size|failed to offload|could not write all bytes/i, "The disk for intermediate results is full."],
  [/^out of memory|memory limit|failed to allocate|std::bad_alloc/i, "It needs more memory than it may use."],
  [/no magic bytes|too small to be a parquet|not a parquet|thrift|tprotocol|snappy|zstd|gzip|decompress|corrupt|footer length|failed to read|unexpected end|premature|deserialize/i, "A file is cut off or damaged."],
  [/^HTTP Error|HTTP (?:GET|HEAD|POST)|could not (?:connect|establish|resolve)|connection (?:refused|error|reset)|AzureException|AzureStorageFileSystem|SSL|timed? ?out/i, "The place where the data lies did not answer, or refused."],
  [/^(?:IO|Permission) Error[^]*no such file|no files found/i, "A file is gone."],
  [/file system operations are disabled|loading external extensions is disabled|configuration has been locked/i, "It reaches for something outside of the data of this contract, which is not allowed."],
  [/^permission|permission denied/i, "A file may not be read."],
  [/malformed json|not a valid utf|invalid unicode|invalid json/i, "A file is no valid JSON."],
  [/^(?:Catalog|Binder) Error[^]*(?:does not exist|not found)/i, "It names a table, column or function that is not there."],
  [/^Parser Error|syntax error|failed to extract statements/i, "It is no SQL that DuckDB reads."],
  [/^Conversion Error|could not (?:convert|cast)/i, "A value cannot be converted to the type that is asked for."],
  [/^Out of Range/i, "A number leaves the range of its type."],
  [/^(?:Binder|Catalog|Not implemented) Error/i, "It asks for something that these columns cannot answer."],
];

/** The meaning of an error of DuckDB or of the disk. A mistake of ours is none of these and is thrown on. */
export function sentenceOf(error: unknown): string {
  if (error instanceof TypeError || error instanceof ReferenceError || error instanceof RangeError) throw error;
  const text = error instanceof Error ? error.message : String(error);
  return meanings.find(([pattern]) => pattern.test(text))?.[1] ?? `It could not be answered by DuckDB (${/^[A-Za-z][A-Za-z ]{2,40}Error/.exec(text)?.[0] ?? "error"}).`;
}
