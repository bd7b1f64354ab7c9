/** A compiled schema: whether the value fits. */
export interface Validator<T> {
  (value: unknown): value is T;
}
