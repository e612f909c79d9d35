import { DocumentTaken } from '../errors.ts';
import { compareUtf8 } from '../index-order.ts';
import type { BuildWriter, ViewSpec } from '../read-store.ts';
import type { MemoryState } from './memory-documents.ts';
import { emptyState, put, readerOf, textsOf } from './memory-view.ts';

/** The documents of a build while it is made. */
export function memoryBuild(
  spec: ViewSpec,
): Pick<BuildWriter, 'load' | 'add' | 'write' | 'setAside' | 'aside'> & { readonly state: MemoryState } {
  const state = emptyState(spec);
  const laid = new Map<string, (readonly [key: string, text: string])[]>();
  return {
    state,
    load: readerOf(spec, () => state).load,
    async add(changes) {
      for (const [collection, changed] of Object.entries(changes)) {
        for (const key of changed.keys()) {
          if (state.collections[collection]?.has(key)) throw new DocumentTaken(spec.name);
        }
      }
      put(state, textsOf(spec, changes));
    },
    write: async (changes) => put(state, textsOf(spec, changes)),
    async setAside(collection, rows) {
      laid.set(collection, [...(laid.get(collection) ?? []), ...rows]);
    },
    aside: (collection) => [...(laid.get(collection) ?? [])].sort(([a], [b]) => compareUtf8(a, b)),
  };
}
