const first = ["amber", "brave", "calm", "coral", "dusty", "early", "fair", "gentle", "green", "hidden", "ivory", "jolly", "keen", "late", "little", "lucky", "mellow", "noble", "olive", "plain", "quick", "rapid", "silver", "tidy"];
const second = ["acorn", "badger", "cedar", "delta", "ember", "falcon", "garden", "harbor", "island", "jacket", "kettle", "lantern", "meadow", "nectar", "orchard", "pebble", "quarry", "river", "spruce", "thistle", "umbra", "valley", "willow", "zephyr"];

/** Two words and, from the 577th on, a number: every index has its own text. */
export function words(index: number): string {
  const round = Math.floor(index / (first.length * second.length));
  const text = `${first[index % first.length] ?? ""} ${second[(index + Math.floor(index / first.length)) % second.length] ?? ""}`;
  return round === 0 ? text : `${text} ${round}`;
}

/** A text of a format that people know, by an index and a draw; none where nobody has such a one. Names and addresses are those kept for documentation (RFC 2606, 5737, 3849). */
export function inFormat(format: string, index: number, draw: () => number): string | undefined {
  const word = words(index).replaceAll(" ", "-");
  switch (format) {
    case "email": case "idn-email": return `${word.replace("-", ".")}@example.com`;
    case "uuid": return "xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx".replace(/x/g, () => (draw() % 16).toString(16));
    case "uri": case "iri": case "uri-reference": case "iri-reference": return `https://example.com/${word}`;
    case "hostname": case "idn-hostname": return `${word}.example.com`;
    case "ipv4": return ["192.0.2", "198.51.100", "203.0.113"][Math.floor(index / 254)] === undefined ? undefined : `${["192.0.2", "198.51.100", "203.0.113"][Math.floor(index / 254)]}.${(index % 254) + 1}`;
    case "ipv6": return `2001:db8::${(index + 1).toString(16).replace(/(?<=.)(?=(?:.{4})+$)/g, ":")}`;
    default: return undefined;
  }
}
