import { randomUUID } from 'node:crypto';
import { StoreIncompatible } from '../errors.ts';
import type { LogHeader } from '../event-store.ts';
import { type NewLog, newHeader } from '../log/index.ts';
import { certainAppend, type Patience } from './certain-append.ts';
import { type Connection, readRawStream } from './raw-reads.ts';
import { jsonIn } from './wire-event.ts';

/** The stream in which a log keeps its header: the last event there holds. No event of the log. */
export const HEADER_STREAM = 'dealtrail.log';
const FORMAT_VERSION = 1;

export interface OpenedHeader {
  readonly header: LogHeader;
  /** Position at which it was first written: before everything else of the log. */
  readonly begin: number;
}

/**
 * The header of a log.
 * @param create makes the log where there is none
 * @throws StoreIncompatible where there is none, or one of another format
 */
export async function openHeader(
  connection: Connection,
  create: NewLog | undefined,
  patience: Patience,
): Promise<OpenedHeader> {
  const standing = await readHeader(connection);
  if (standing) return opened(connection, standing);
  if (!create) {
    throw new StoreIncompatible(
      `EventStoreDB at ${connection.server} holds no log of Dealtrail${connection.prefix && ` under the prefix ${connection.prefix}`}: make one first`,
    );
  }
  const header = newHeader(create, FORMAT_VERSION);
  await writeHeader(connection, header, -1, patience);
  // Of two that make a log at once, one wins.
  const made = await readHeader(connection);
  return made ? opened(connection, made) : { header, begin: 0 };
}

async function opened(connection: Connection, { header, revision, position }: StandingHeader): Promise<OpenedHeader> {
  if (revision === 0) return { header, begin: position };
  for await (const [raw] of readRawStream(connection, HEADER_STREAM, { direction: 'forwards', count: 1 })) {
    return { header, begin: raw?.position ?? 0 };
  }
  return { header, begin: 0 };
}

/** Marks a log as the source of a migration, durably and for good: nothing that comes after is acknowledged. */
export async function setHeaderReadOnly(connection: Connection, patience: Patience): Promise<void> {
  for (;;) {
    const standing = await readHeader(connection);
    if (!standing) throw new StoreIncompatible(`EventStoreDB at ${connection.server} holds no log of Dealtrail`);
    if (standing.header.readOnly) return;
    if (await writeHeader(connection, { ...standing.header, readOnly: true }, standing.revision, patience)) return;
  }
}

/** Whether a log is marked by now. */
export async function isReadOnly(connection: Connection): Promise<boolean> {
  return (await readHeader(connection))?.header.readOnly === true;
}

interface StandingHeader {
  readonly header: LogHeader;
  readonly revision: number;
  readonly position: number;
}

async function readHeader(connection: Connection): Promise<StandingHeader | undefined> {
  for await (const [raw] of readRawStream(connection, HEADER_STREAM, { direction: 'backwards', count: 1 })) {
    if (!raw) continue;
    const header = jsonIn(raw.data) as LogHeader;
    if (header.formatVersion !== FORMAT_VERSION) {
      throw new StoreIncompatible(
        `the log at ${connection.server} has format ${header.formatVersion}; this program reads ${FORMAT_VERSION}`,
      );
    }
    return { header, revision: raw.revision, position: raw.position };
  }
  return undefined;
}

async function writeHeader(
  connection: Connection,
  header: LogHeader,
  revision: number,
  patience: Patience,
): Promise<boolean> {
  const event = { id: randomUUID(), type: 'LogHeader', data: JSON.stringify(header), metadata: '' };
  const { outcome } = await certainAppend(connection, HEADER_STREAM, [event], revision, patience);
  return outcome === 'written';
}
