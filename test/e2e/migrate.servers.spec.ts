import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { END, streamNameFilter } from '@eventstore/db-client';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { eventsAt, openLog } from '#engine';
import { type Instant, instantOf, type RecordedEvent } from '#kernel';
import { answer, CLI, dealtrail, start } from '../support/dealtrail.ts';
import { type AnyServer, anyServer } from '../support/eventstoredb/any-server.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

jest.setTimeout(120_000);

const folder = temporaryFolder();
const clock = () => instantOf(Date.now());
const made = join(folder, 'made');
const logIn = (data: string) => `sqlite:${join(data, 'events.db')}`;

interface Migrated {
  readonly records: number;
  readonly digest: string;
}

/** A data folder of its own, as the simulation left it. */
function copyOf(name: string): string {
  const data = join(folder, name);
  cpSync(made, data, { recursive: true });
  return data;
}

function migrate(from: string, to: string, ...more: readonly string[]) {
  return dealtrail(['migrate', '--from', from, '--to', to, '--json', ...more]);
}

async function recordsOf(url: string, streamPrefix?: string): Promise<readonly RecordedEvent[]> {
  const store = await openLog({ events: eventsAt(url), streamPrefix, clock });
  const records: RecordedEvent[] = [];
  for await (const page of store.readAll()) records.push(...page);
  await store.close();
  return records;
}

/** What a record is, wherever it stands. */
const told = ({ id, stream, revision, recordedAt, occurredAt, type, data, meta }: RecordedEvent) => {
  return { id, stream, revision, recordedAt, occurredAt, type, data, meta };
};

async function digestsOf(data: string, eventStore: string): Promise<unknown> {
  return answer<unknown>(
    await dealtrail(['projections', 'digest', '--data', data, '--event-store', eventStore, '--json']),
  );
}

describe('migrate', () => {
  let server: AnyServer;
  const under = (name: string) => `${server.prefix}${name}-`;

  beforeAll(async () => {
    server = await anyServer();
    const simulated = await dealtrail(['simulate', '--data', made, '--opportunities', '40', '--months', '3', '--json']);
    expect(simulated.exitCode).toBe(0);
  });
  afterAll(() => server.stop());

  /** Resolves once it looks; `enough` then once the server has so many more events under a prefix. */
  async function eventsUnder(prefix: string, count: number): Promise<{ readonly enough: Promise<void> }> {
    const filter = streamNameFilter({ prefixes: [prefix] });
    const subscription = server.client.subscribeToAll({ fromPosition: END, filter });
    let seen = 0;
    const enough = new Promise<void>((resolve, reject) => {
      subscription.on('error', reject);
      subscription.on('data', () => ++seen === count && resolve(subscription.unsubscribe()));
    });
    await new Promise<void>((resolve) => subscription.once('confirmation', resolve));
    return { enough };
  }

  it('moves a log to EventStoreDB and back: the same records, and views with the same digests', async () => {
    const data = copyOf('there-and-back');
    const there = await migrate(logIn(data), server.url, '--to-prefix', under('a'));
    expect(there).toMatchObject({ exitCode: 0 });
    const back = join(folder, 'back');
    const again = await migrate(server.url, logIn(back), '--from-prefix', under('a'));
    const records = await recordsOf(logIn(made));
    expect(answer<Migrated>(there).records).toBe(records.length);
    expect(answer<Migrated>(again)).toEqual(answer<Migrated>(there));
    expect((await recordsOf(server.url, under('a'))).map(told)).toEqual(records.map(told));
    expect((await recordsOf(logIn(back))).map(told)).toEqual(records.map(told));
    cpSync(join(made, 'keys'), join(back, 'keys'), { recursive: true });
    expect(await digestsOf(back, logIn(back))).toEqual(await digestsOf(made, logIn(made)));
  });

  it('has the old log refuse whatever comes, for good', async () => {
    const data = copyOf('read-only');
    expect(await migrate(logIn(data), logIn(join(folder, 'new')))).toMatchObject({ exitCode: 0 });
    const command = ['command', 'CreateOpportunity', '--input', '{}', '--lang'];
    for (const [lang, said] of [
      ['en', /read-only/],
      ['zh', /日志已设为只读/],
    ] as const) {
      const { exitCode, stderr } = await dealtrail([...command, lang, '--data', data]);
      expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: expect.stringMatching(said) });
    }
  });

  it('goes on where it was interrupted, to the same end', async () => {
    const data = copyOf('interrupted');
    const records = await recordsOf(logIn(made));
    const target = await openLog({
      events: server.url,
      streamPrefix: under('b'),
      clock,
      create: { tenant: 'default', zone: 'Asia/Shanghai', currency: 'CNY', simulated: true },
    });
    async function* some() {
      yield records.slice(0, Math.ceil(records.length / 3));
    }
    await target.copy(some());
    await target.close();
    const ended = await migrate(logIn(data), server.url, '--to-prefix', under('b'));
    expect(ended).toMatchObject({ exitCode: 0 });
    expect((await recordsOf(server.url, under('b'))).map(told)).toEqual(records.map(told));
    expect(answer(await migrate(logIn(data), server.url, '--to-prefix', under('b')))).toEqual(answer(ended));
  });

  it('goes on after a kill in the middle of it', async () => {
    const data = copyOf('killed');
    const written = await eventsUnder(under('c'), 30);
    const run = start([CLI, 'migrate', '--from', logIn(data), '--to', server.url, '--to-prefix', under('c'), '--json']);
    await written.enough;
    run.child.kill('SIGKILL');
    expect(await run.ended).toMatchObject({ signal: 'SIGKILL' });
    expect(await migrate(logIn(data), server.url, '--to-prefix', under('c'))).toMatchObject({ exitCode: 0 });
    expect((await recordsOf(server.url, under('c'))).map(told)).toEqual((await recordsOf(logIn(made))).map(told));
  });

  it.each([
    ['to where it stands', (data: string) => [logIn(data), logIn(data)], 2, /stands there already/],
    ['to a store that is not known', (data: string) => [logIn(data), 'postgres://u:secret@h/d'], 2, /not known here/],
    ['into a file', (data: string) => [logIn(data), logIn(join(data, 'events.db', 'x'))], 2, /cannot be opened/],
    ['where there is none', () => [logIn(join(folder, 'nothing')), logIn(join(folder, 'x'))], 2, /no event log/],
  ] as const)('refuses to move a log %s', async (what, places, exitCode, said) => {
    const [from = '', to = ''] = places(copyOf(what.replaceAll(' ', '-')));
    const ended = await migrate(from, to);
    expect({ exitCode: ended.exitCode, said: ended.stdout + ended.stderr }).toEqual({
      exitCode,
      said: expect.stringMatching(said),
    });
    expect(ended.stdout + ended.stderr).not.toMatch(/secret/);
  });

  it('refuses a new place that holds other events, and changes nothing there', async () => {
    const other = join(folder, 'other');
    await dealtrail(['simulate', '--data', other, '--opportunities', '3', '--months', '3', '--seed', '7']);
    const before = await recordsOf(logIn(other));
    const ended = await migrate(logIn(copyOf('onto-another')), logIn(other));
    expect(ended).toMatchObject({ exitCode: 2, stdout: expect.stringMatching(/holds other events/) });
    expect(await recordsOf(logIn(other))).toEqual(before);
  });

  it('refuses a new place whose days are those of another zone', async () => {
    const elsewhere = join(folder, 'elsewhere');
    const store = await openLog({
      events: eventsAt(logIn(elsewhere)),
      clock: () => '2026-01-01T00:00:00.000Z' as Instant,
      create: { tenant: 'default', zone: 'UTC', currency: 'CNY', simulated: true },
    });
    await store.close();
    expect(await migrate(logIn(copyOf('onto-utc')), logIn(elsewhere))).toMatchObject({
      exitCode: 2,
      stdout: expect.stringMatching(/zone/),
    });
  });
});
