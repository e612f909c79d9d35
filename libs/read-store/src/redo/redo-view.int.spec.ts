import { describeReadStoreContract } from '#read-store/contract';
import { memoryDocuments } from './memory-documents.fixture.ts';
import { redoStores } from './redo-store.fixture.ts';

describeReadStoreContract(
  'a store without transactions',
  (clock) => {
    const documents = memoryDocuments();
    const open = redoStores(clock);
    return { open: () => open(documents()), dispose: () => {} };
  },
  { snapshots: false, builds: false },
);
