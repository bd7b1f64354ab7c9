/** Asks each question once; who asks again gets the same answer, also while it is under way. */
export function once<Key extends readonly string[], T>(ask: (...key: Key) => Promise<T>): (...key: Key) => Promise<T> {
  const answers = new Map<string, Promise<T>>();
  return (...key) => {
    const name = JSON.stringify(key);
    const answer = answers.get(name) ?? ask(...key);
    answers.set(name, answer);
    return answer;
  };
}
