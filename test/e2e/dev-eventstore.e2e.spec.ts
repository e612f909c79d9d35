import { join } from 'node:path';
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { describe, expect, it } from '@jest/globals';
import { CLI, dealtrail, type Running, start } from '../support/dealtrail.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const folder = temporaryFolder();

async function ready(running: Running): Promise<EventStoreDBClient> {
  const [url = ''] = await running.line(/esdb:\/\/\S+/);
  return EventStoreDBClient.connectionString(url);
}

describe('dealtrail dev-eventstore', () => {
  it('answers a client of EventStoreDB, and has after a kill what it acknowledged', async () => {
    const args = ['dev-eventstore', '--port', '0', '--file', join(folder, 'dev.db')];
    const first = start([CLI, ...args]);
    const client = await ready(first);
    const large = 'x'.repeat(700_000);
    await client.appendToStream('anything-1', jsonEvent({ type: 'Noted', data: { note: '客' } }));
    await client.appendToStream('anything-1', jsonEvent({ type: 'Noted', data: { large } }), { expectedRevision: 0n });
    await client.dispose();
    first.child.kill('SIGKILL');
    await first.ended;

    const second = start([CLI, ...args]);
    const again = await ready(second);
    const seen: unknown[] = [];
    for await (const { event } of again.readStream('anything-1')) seen.push(event?.data);
    expect(seen).toEqual([{ note: '客' }, { large }]);
    await again.dispose();
    second.child.kill('SIGTERM');
    expect((await second.ended).exitCode).toBe(0);
  }, 60_000);

  it('says where it cannot listen', async () => {
    const { exitCode, stderr } = await dealtrail(['dev-eventstore', '--port', '70000']);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('0–65535')]);
  }, 60_000);
});
