/** Values by object, of the objects used lately; a memory only, for what can be made again. */
export interface Recent<Key extends object, Value> {
  get(key: Key): Value | undefined;
  /** @param superseded the object that this one replaces: its value is no longer kept */
  set(key: Key, value: Value, superseded: Key): void;
}

/** @param least how many values are kept at least */
export function recent<Key extends object, Value>(least: number): Recent<Key, Value> {
  let young = new Map<Key, Value>();
  let old = new Map<Key, Value>();
  // What one stream does one after the other never reaches the maps.
  let last: { readonly key: Key; readonly value: Value } | undefined;
  return {
    get: (key) => (last?.key === key ? last.value : (young.get(key) ?? old.get(key))),
    set(key, value, superseded) {
      if (last && last.key !== superseded) {
        young.set(last.key, last.value);
        young.delete(superseded);
        if (young.size >= least) [old, young] = [young, new Map()];
      }
      last = { key, value };
    },
  };
}
