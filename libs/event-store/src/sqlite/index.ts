export type { NewLog } from '../log/index.ts';
export { backupSqliteEventStore, restoreSqliteEventStore, type VerifiedCopy } from './backup.ts';
export { type EventIndex, eventIndex } from './event-index.ts';
export { setSqliteEventStoreReadOnly } from './read-only.ts';
export { openSqliteEventStore, type SqliteOptions } from './sqlite-event-store.ts';
export { type Finding, type Verification, verifySqliteEventStore } from './verify.ts';
