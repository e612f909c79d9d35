import { describeReadStoreContract } from '#read-store/contract';
import { openMemoryReadStore } from './memory-read-store.ts';

describeReadStoreContract('the memory', (clock) => {
  const store = openMemoryReadStore({ clock });
  return { open: () => store, dispose: () => {} };
});
