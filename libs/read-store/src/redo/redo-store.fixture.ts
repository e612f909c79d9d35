import type { Clock } from '#kernel';
import { openMemoryReadStore } from '../memory/memory-read-store.ts';
import type { ReadStore } from '../read-store.ts';
import type { DocumentStore } from './document-store.ts';
import { redoLeases } from './redo-lease.ts';
import { openRedoView } from './redo-view.ts';

/** Handles on one set of views over documents; which builds there are is kept in memory. */
export function redoStores(clock: Clock) {
  const registry = openMemoryReadStore({ clock });
  return (documents: DocumentStore): ReadStore => {
    const { epoch, ...leases } = redoLeases(documents, clock);
    return {
      ...registry,
      ...leases,
      open: async (spec) => openRedoView(documents, spec, (await registry.open(spec)).build, epoch),
    };
  };
}
