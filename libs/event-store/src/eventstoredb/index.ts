export type { NewLog } from '../log/index.ts';
export {
  type EventStoreDb,
  type EventStoreDbOptions,
  openEventStoreDb,
  setEventStoreDbReadOnly,
} from './eventstoredb-event-store.ts';
