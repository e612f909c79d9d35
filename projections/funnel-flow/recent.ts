/** Values by object, each as long as somebody keeps the object; a memory only, for what can be made again. */
export interface Recent<Key extends object, Value> {
  get(key: Key): Value | undefined;
  /** @param superseded the object that this one replaces: its value is no longer kept */
  set(key: Key, value: Value, superseded: Key): void;
}

export function recent<Key extends object, Value>(): Recent<Key, Value> {
  const values = new WeakMap<Key, Value>();
  // What one stream does one after the other never reaches the map.
  let last: { readonly key: Key; readonly value: Value } | undefined;
  return {
    get: (key) => (last?.key === key ? last.value : values.get(key)),
    set(key, value, superseded) {
      if (last && last.key !== superseded) {
        values.set(last.key, last.value);
        values.delete(superseded);
      }
      last = { key, value };
    },
  };
}
