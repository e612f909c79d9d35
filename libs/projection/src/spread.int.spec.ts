import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Instant, type RecordedEvent } from '#kernel';
import { openMemoryReadStore } from '#read-store/memory';
import { buildViews } from './build-views.ts';
import { counting } from './counting.fixture.ts';
import { type FakeLog, fakeLog } from './fake-log.fixture.ts';
import { foldBatch } from './fold-batch.ts';
import { gatherSums } from './gathered-sums.ts';
import type { Documents, EventProjection } from './projection.ts';
import type { Spread, SpreadSums } from './spread.ts';
import { emptySum, type Sum } from './sum.ts';
import { documentWith, noAdditions } from './sums.ts';

interface Told {
  readonly type: string;
  readonly amount: number;
}

/** Counts in the document of the type and in that of the balance what `counting` adds to each. */
const amounts: Spread<Told> = {
  open() {
    const told: Told[] = [];
    const sums: SpreadSums<Told> = {
      tell: (one) => void told.push(one),
      size: () => told.length,
      inKeyOrder() {
        const found = new Map<string, Sum>();
        const add = (key: string, fields: { readonly type?: string }, name: string, delta: number) => {
          const sum = found.get(key) ?? emptySum(fields);
          found.set(key, sum);
          sum.numbers.set(name, { sum: Number(sum.numbers.get(name)?.sum ?? 0) + delta });
        };
        for (const { type, amount } of told) {
          add(type, { type }, 'count', 1);
          add(type, { type }, 'amount', amount);
          add('balance', {}, 'count', type === 'Removed' ? -1 : 1);
        }
        return [...found].sort(([a], [b]) => (a < b ? -1 : 1));
      },
      textsInKeyOrder() {
        const documents = [...sums.inKeyOrder()].map(([key, sum]) => [key, documentWith(undefined, sum)] as const);
        return documents.flatMap(([key, document]) => (document ? [[key, JSON.stringify(document)] as const] : []));
      },
    };
    return sums;
  },
};

const spreading: EventProjection = {
  ...counting,
  spreads: { amounts },
  apply(event, documents) {
    const { amounts: told } = documents as { readonly amounts: Documents };
    const tell = (key: string) => {
      if (key !== 'balance') told.tell({ type: event.type, amount: Number(event.data.amount) } satisfies Told);
    };
    counting.apply(event, { ...documents, amounts: { ...told, add: tell } });
  },
};

const clock = () => '2024-06-01T00:00:00.000Z' as Instant;

async function built(projection: EventProjection, log: FakeLog): Promise<Record<string, string>> {
  const readStore = openMemoryReadStore({ clock });
  const [outcome] = await buildViews([projection], {
    log,
    readStore,
    upcast: (event) => event,
    holder: 'builder',
    clock,
    pause: async () => {},
    leaseMs: 60_000,
    batchSize: 10,
    signal: new AbortController().signal,
  });
  const view = await readStore.openBuild(projection, outcome!.build);
  return digestsOf(projection, (name) => view.digest(name));
}

async function projected(projection: EventProjection, log: FakeLog, batch: number): Promise<Record<string, string>> {
  const readStore = openMemoryReadStore({ clock });
  const { lease } = await readStore.acquire('test', 60_000);
  const view = await readStore.open(projection);
  const all: RecordedEvent[] = [];
  for await (const page of log.readAll()) all.push(...page.filter(({ type }) => projection.wants.includes(type)));
  const held = new Set<string>();
  for (let at = 0; at < all.length; at += batch) {
    const events = all.slice(at, at + batch);
    const { index, position, recordedAt, id } = events.at(-1) as RecordedEvent;
    const changes = await foldBatch(projection, view, events, { held });
    await view.commit(changes, { logId: 'l', index: index!, position, recordedAt, eventId: id }, lease);
    for (const { stream, type } of events) if (type === 'Bad') held.add(stream);
  }
  return digestsOf(projection, (name) => view.digest(name));
}

async function digestsOf({ collections }: EventProjection, digest: (name: string) => Promise<string>) {
  const digests: Record<string, string> = {};
  for (const name of Object.keys(collections)) digests[name] = await digest(name);
  return digests;
}

describe('what is told to be spread out', () => {
  it('comes to what adding it number by number comes to, built and projected, whatever is taken back', async () => {
    const types = fc.array(fc.constantFrom('Added', 'Removed', 'Bad'), { maxLength: 60 });
    const small = fc.integer({ min: 1, max: 9 });
    await fc.assert(
      fc.asyncProperty(types, small, small, async (appended, streams, batch) => {
        const log = fakeLog({ streams });
        log.append(...appended);
        const expected = await built(counting, log);
        expect(await built(spreading, log)).toEqual(expected);
        expect(await projected(spreading, log, batch)).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  it('is set aside where it does not fit into memory, and comes to the same', async () => {
    const rows: (readonly [string, string])[] = [];
    const gathered = gatherSums(
      {
        setAside: async (_, texts) => void rows.push(...texts),
        aside: () => rows.toSorted(([a], [b]) => (a < b ? -1 : 1)),
      },
      2,
    );
    for (const amount of [1, 2, 3, 4, 5, 6, 7]) {
      const additions = noAdditions(amounts);
      additions.told.push({ type: 'Added', amount });
      await gathered.add(new Map([['amounts', additions]]));
    }
    const documents: unknown[] = [];
    for await (const some of gathered.documents('amounts')) documents.push(...some);
    expect(rows.length).toBeGreaterThan(0);
    expect(documents).toEqual([
      ['Added', { type: 'Added', count: 7, amount: 28 }],
      ['balance', { count: 7 }],
    ]);
  });

  it('is told of in no other collection, and in its own nothing is added', async () => {
    const log = fakeLog();
    log.append('Added');
    const causes: string[] = [];
    const wrong: readonly EventProjection['apply'][] = [
      (_, { things }) => things?.tell({}),
      (_, { amounts: told }) => told?.add('k', { n: 1 }),
    ];
    for (const apply of wrong) {
      for await (const page of log.readAll()) {
        const { parked } = await foldBatch({ ...spreading, apply }, { load: async () => new Map() }, page);
        for (const document of parked!.values()) causes.push(JSON.stringify(document));
      }
    }
    expect(causes).toHaveLength(2);
    expect(causes.every((cause) => cause.includes('TypeError'))).toBe(true);
  });
});
