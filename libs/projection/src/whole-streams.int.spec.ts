import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type EventStore, StoreUnavailable } from '#event-store';
import { openMemoryEventStore } from '#event-store/memory';
import { eventId, instantOf, type JsonObject, type RecordedEvent, type StreamName, streamName } from '#kernel';
import type { ReadStore } from '#read-store';
import { openMemoryReadStore } from '#read-store/memory';
import { buildViews } from './build-views.ts';
import { createProjector } from './create-projector.ts';
import { defineProjection, type StreamProjection } from './projection.ts';
import type { ProjectorOptions } from './projector.ts';
import { failingWhere } from './testing/index.ts';
import { virtualTime } from './virtual-time.fixture.ts';

/** Of each account: its sum at the rate that held when it was last told of, and the notices that name it. */
const accounts = defineProjection<StreamProjection>({
  name: 'accounts',
  version: 1,
  wants: ['Paid', 'RateSet', 'NoticeSent'],
  collections: { accounts: { kind: 'document', indexes: [['sum']] } },
  whole: {
    context: ['rate', 'notice'],
    streamsOf: ({ type, stream, data }) =>
      type === 'Paid' ? [stream] : type === 'NoticeSent' ? (data.to as readonly StreamName[]) : [],
    open() {
      const rates: RecordedEvent[] = [];
      const notices: RecordedEvent[] = [];
      return {
        learn: (event) => (event.type === 'RateSet' ? rates : notices).push(event),
        keep(history) {
          const stream = history[0]?.stream as StreamName;
          const named = notices.filter(({ data }) => (data.to as readonly string[]).includes(stream));
          const last = Math.max(...[...history, ...named].map(({ position }) => position));
          const rate = rates.findLast(({ position }) => position < last)?.data.rate ?? 1;
          const sum = history.reduce((total, { data }) => total + (data.amount as number), 0);
          return { accounts: { sum: sum * (rate as number), notices: named.length } };
        },
      };
    },
  },
});

type Told = readonly [stream: string, type: string, data: JsonObject];
const paid = (account: number, amount: number): Told => [`account-${account}`, 'Paid', { amount }];
const rate = (rate: number): Told => ['rate-r', 'RateSet', { rate }];
const notice = (...to: readonly number[]): Told => [
  'notice-n',
  'NoticeSent',
  { to: to.map((n) => streamName('account', String(n))) },
];

describe('a projection of whole streams', () => {
  let log: EventStore;
  let readStore: ReadStore;
  let time: ReturnType<typeof virtualTime>;
  let told: number;
  const tell = async (...events: readonly Told[]) => {
    for (const [stream, type, data] of events) {
      const [category, id] = stream.split('-') as [string, string];
      told += 1;
      const meta = {
        actor: { id: 'a', role: 'service' },
        commandHash: '',
        commandId: `c-${told}`,
        correlationId: 'c',
        tenant: 't',
      };
      const name = streamName(category, id);
      const event = { type, schemaVersion: 1, occurredAt: instantOf(told), data, meta };
      await log.append(name, [{ id: eventId(name, meta.commandId, 0), ...event }], 'any');
    }
  };
  const projector = (projection: ProjectorOptions['projections'][number] = accounts, more: object = {}) =>
    createProjector({
      eventStore: log,
      registry: { upcast: (event) => event },
      readStore,
      projections: [projection],
      holder: 'a',
      clock: time.clock,
      pause: time.pause,
      ...more,
    });
  const documents = async () => {
    const found = await (await readStore.open(accounts)).find('accounts');
    return Object.fromEntries(found.map(({ key, document }) => [key, document]));
  };
  /** The digests of what is built of the log as it stands. */
  const built = async () => {
    const store = openMemoryReadStore({ clock: time.clock });
    const [outcome] = await buildViews([accounts], {
      log,
      readStore: store,
      upcast: (event) => event,
      holder: 'b',
      clock: time.clock,
      pause: async () => {},
      leaseMs: 60_000_000,
      batchSize: 3,
      signal: new AbortController().signal,
    });
    const view = await store.openBuild(accounts, outcome?.build as number);
    return view.digest('accounts');
  };

  beforeEach(() => {
    time = virtualTime();
    told = 0;
    const header = { formatVersion: 1, tenant: 't', zone: 'UTC', currency: 'EUR', simulated: false, readOnly: false };
    log = openMemoryEventStore({ clock: time.clock, header: { ...header, logId: 'a-log' } });
    readStore = openMemoryReadStore({ clock: time.clock });
  });

  it('keeps of each what its events and those that bear on it come to, as they stood when it was last told of', async () => {
    await tell(paid(1, 5), rate(2), paid(2, 7), paid(1, 1), rate(3), notice(2));
    await projector().catchUp();
    expect(await documents()).toEqual({ 'account-1': { sum: 12, notices: 0 }, 'account-2': { sum: 21, notices: 1 } });
  });

  it('comes out the same in any batches, taken up again at any place, and built', async () => {
    const one = fc.oneof(
      fc.tuple(fc.nat(3), fc.nat(9)).map(([account, amount]) => paid(account, amount)),
      fc.nat(9).map(rate),
      fc.uniqueArray(fc.nat(3), { minLength: 1 }).map((to) => notice(...to)),
    );
    const script = fc.array(fc.array(one, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(script, fc.integer({ min: 1, max: 9 }), async (parts, batchSize) => {
        told = 0;
        const header = { ...log.header, logId: `log-${JSON.stringify(parts).length}` };
        log = openMemoryEventStore({ clock: time.clock, header });
        readStore = openMemoryReadStore({ clock: time.clock });
        for (const part of parts) {
          await tell(...part);
          await projector(accounts, { batchSize }).catchUp();
        }
        const view = await readStore.open(accounts);
        expect(await view.digest('accounts')).toEqual(await built());
      }),
      { numRuns: 60 },
    );
  });

  it('is built whole of a stream with more events than are kept in memory', async () => {
    const amounts = Array.from({ length: 5_500 }, (_, n) => paid(1, n % 3));
    await tell(paid(2, 4), ...amounts.slice(0, 2_000), paid(2, 4), ...amounts.slice(2_000));
    await projector().catchUp();
    const view = await readStore.open(accounts);
    expect(await documents()).toEqual({
      'account-1': { sum: 5_499, notices: 0 },
      'account-2': { sum: 8, notices: 0 },
    });
    expect(await view.digest('accounts')).toEqual(await built());
  });

  it('parks the event because of which a stream was read, holds its stream behind it, and heals once it is redriven', async () => {
    await tell(paid(1, 5), paid(2, 7));
    await projector().catchUp();
    await tell(paid(1, 1), notice(2), paid(2, 1), rate(2), paid(1, 2), paid(3, 4));
    const failing = failingWhere(accounts, ({ data }) => data.amount === 1);
    await projector(failing).catchUp();
    expect(await projector(failing).status()).toMatchObject([{ lagEvents: 0, parked: 2 }]);
    expect(await documents()).toEqual({
      'account-1': { sum: 5, notices: 0 },
      'account-2': { sum: 7, notices: 0 },
      'account-3': { sum: 8, notices: 0 },
    });
    await projector().redrive('accounts');
    expect(await documents()).toEqual({
      'account-1': { sum: 16, notices: 0 },
      'account-2': { sum: 8, notices: 1 },
      'account-3': { sum: 8, notices: 0 },
    });
    expect(await (await readStore.open(accounts)).digest('accounts')).toEqual(await built());
  });

  it('parks nothing where the log cannot be read', async () => {
    await tell(paid(1, 5), paid(2, 7));
    const away: EventStore['readStream'] = () => {
      throw new StoreUnavailable('away');
    };
    const unread = projector(accounts, { eventStore: { ...log, readStream: away } });
    await expect(unread.catchUp()).rejects.toThrow(StoreUnavailable);
    await projector().catchUp();
    expect(await projector().status()).toMatchObject([{ lagEvents: 0, parked: 0 }]);
  });
});
