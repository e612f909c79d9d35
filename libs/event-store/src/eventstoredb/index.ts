export {
  type EventStoreDb,
  type EventStoreDbOptions,
  openEventStoreDb,
  setEventStoreDbReadOnly,
} from './eventstoredb-event-store.ts';
export type { NewLog } from './log-header.ts';
