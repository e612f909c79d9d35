export type { NewLog } from './create-log.ts';
export { openSqliteEventStore, type SqliteOptions } from './sqlite-event-store.ts';
