/**
 * Appends to a log without end until it is killed, and says on stdout what was acknowledged, a line an append:
 * `<stream> <revision of the last event> <position of the last event> <events>`.
 * Arguments: file, name of the process, streams written side by side, appends after which to end (0: never).
 */
import { writeSync } from 'node:fs';
import { openSqliteEventStore } from '#event-store/sqlite';
import { eventId, type Instant, instantOf, type NewEvent, type StreamName, streamName } from '#kernel';

const [file = '', name = 'w', streams = '8', appends = '0'] = process.argv.slice(2);
const clock = () => instantOf(Date.now());
const store = await openSqliteEventStore({ file, clock });

/** The append that makes these revisions is always the same one: after a crash it is sent again as it was. */
function command(stream: StreamName, from: number): NewEvent[] {
  const commandId = `${stream}:${from}`;
  return Array.from({ length: 1 + (from % 3) }, (_, n) => ({
    id: eventId(stream, commandId, n),
    type: 'FollowUpScheduled',
    schemaVersion: 1,
    occurredAt: '2026-03-01T12:00:00.000Z' as Instant,
    data: { place: n, of: 1 + (from % 3), note: 'x'.repeat(from % 400) },
    meta: {
      actor: { id: 'staff-7', role: 'sales_consultant' },
      commandHash: `sha256:${commandId}`,
      commandId,
      correlationId: commandId,
      tenant: 'huadong',
    },
  }));
}

async function write(stream: StreamName, times: number): Promise<void> {
  const last = await store.append(stream, [], 'any');
  let revision = last.outcome === 'appended' ? last.revision : -1;
  for (let n = 0; n < times; n++) {
    const events = command(stream, revision + 1);
    const result = await store.append(stream, events, revision === -1 ? 'noStream' : revision);
    if (result.outcome === 'conflict') throw new Error(`${stream}: conflict at ${result.actual}`);
    revision = result.revision;
    writeSync(1, `${stream} ${revision} ${result.position} ${events.length}\n`);
  }
}

const each = Number(appends) === 0 ? Number.POSITIVE_INFINITY : Number(appends) / Number(streams);
await Promise.all(
  Array.from({ length: Number(streams) }, (_, n) => write(streamName('opportunity', `${name}-${n}`), each)),
);
await store.close();
