import { ConfigurationRefused } from './errors.ts';
import { isOnServer } from './open-log.ts';

/** What works on the files of a log needs one that has files. @throws ConfigurationRefused for a log on EventStoreDB */
export function requireEmbedded(events: string): void {
  if (!isOnServer(events)) return;
  throw new ConfigurationRefused(
    'this log is on EventStoreDB, which backs up, restores and verifies its files by its own means: use those',
  );
}
