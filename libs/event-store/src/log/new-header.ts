import { randomUUID } from 'node:crypto';
import type { LogHeader } from '../event-store.ts';

/** What a new log is told about itself, for ever. */
export type NewLog = Pick<LogHeader, 'tenant' | 'zone' | 'currency' | 'simulated'>;

/** The header of a log that is about to be made; whatever else it was given is left out. */
export function newHeader({ tenant, zone, currency, simulated }: NewLog, formatVersion: number): LogHeader {
  return { formatVersion, logId: randomUUID(), tenant, zone, currency, simulated, readOnly: false };
}
