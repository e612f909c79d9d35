import { DocumentTaken } from '../errors.ts';
import { compareUtf8 } from '../index-order.ts';
import type { BuildWriter, DocumentsWriter, ViewSpec } from '../read-store.ts';
import type { MemoryState } from './memory-documents.ts';
import { emptyState, put, readerOf, textsOf } from './memory-view.ts';

/** The documents of a build, or of a part of one, while it is made. */
export interface MemoryBuild extends DocumentsWriter {
  readonly state: MemoryState;
  takeOver(part: MemoryBuild): Promise<void>;
}

export function memoryBuild(spec: ViewSpec): MemoryBuild {
  const state = emptyState(spec);
  const laid = new Map<string, (readonly [key: string, text: string])[]>();
  const refuseTwice = (keys: Readonly<Record<string, ReadonlyMap<string, unknown>>>) => {
    for (const [collection, changed] of Object.entries(keys)) {
      for (const key of changed.keys()) {
        if (state.collections[collection]?.has(key)) throw new DocumentTaken(spec.name);
      }
    }
  };
  const setAside: BuildWriter['setAside'] = async (collection, rows) => {
    laid.set(collection, [...(laid.get(collection) ?? []), ...rows]);
  };
  return {
    state,
    load: readerOf(spec, () => state).load,
    async add(changes) {
      refuseTwice(changes);
      put(state, textsOf(spec, changes));
    },
    write: async (changes) => put(state, textsOf(spec, changes)),
    setAside,
    async takeOver(part) {
      refuseTwice(part.state.collections);
      for (const [collection, texts] of Object.entries(part.state.collections)) {
        for (const [key, text] of texts) state.collections[collection]?.set(key, text);
        await setAside(collection, part.aside(collection));
      }
    },
    aside: (collection) => [...(laid.get(collection) ?? [])].sort(([a], [b]) => compareUtf8(a, b)),
  };
}
