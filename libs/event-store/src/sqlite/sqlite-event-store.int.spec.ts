import { describeEventStoreContract } from '../contract/index.ts';
import { openSqliteEventStore } from './sqlite-event-store.ts';
import { HUADONG, temporaryFile } from './temporary-log.fixture.ts';

describeEventStoreContract('SQLite', {
  make: (clock) => openSqliteEventStore({ file: temporaryFile(), clock, create: HUADONG }),
  capabilities: { gaplessPositions: true, clockInjected: true, idsUniqueInLog: true },
});
