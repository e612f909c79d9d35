/**
 * Appends one event at a time until an append fails, then once more, and says on stdout as JSON how it went. To be run
 * where writing fails at some point. Argument: file.
 */
import { openSqliteEventStore } from '#event-store/sqlite';
import { eventId, type Instant, instantOf, streamName } from '#kernel';

const [file = ''] = process.argv.slice(2);
const store = await openSqliteEventStore({ file, clock: () => instantOf(0) });
const stream = streamName('opportunity', 'o-1');

async function append(n: number): Promise<string> {
  const commandId = `c-${n}`;
  const meta = {
    actor: { id: 'staff-7', role: 'sales_consultant' },
    commandHash: `sha256:${n}`,
    commandId,
    correlationId: commandId,
    tenant: 'huadong',
  };
  const event = {
    id: eventId(stream, commandId, 0),
    type: 'NeedsRecorded',
    schemaVersion: 1,
    occurredAt: '2026-03-01T12:00:00.000Z' as Instant,
    data: { needs: 'x'.repeat(10_000) },
    meta,
  };
  return store.append(stream, [event], n === 0 ? 'noStream' : n - 1).then(
    ({ outcome }) => outcome,
    (error) => error.code,
  );
}

let acknowledged = 0;
let failed = await append(0);
while (failed === 'appended') {
  acknowledged++;
  failed = await append(acknowledged);
}
const afterwards = await append(acknowledged + 1);
const stopped = store.stopped()?.code;
let readable = 0;
for await (const page of store.readAll()) readable += page.length;
process.stdout.write(JSON.stringify({ acknowledged, failed, afterwards, stopped, readable }));
await store.close();
