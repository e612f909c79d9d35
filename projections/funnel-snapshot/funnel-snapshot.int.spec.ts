import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { endOfDay, type Instant, instantOf, later, localDate, minorUnits, type Zone } from '#kernel';
import { stageModels } from '#opportunity';
import { foldBatch, pastsFromTheBeginning } from '#projection';
import type { Lease, View } from '#read-store';
import { openMemoryReadStore } from '#read-store/memory';
import { expected, told } from './expected-stock.fixture.ts';
import {
  type FunnelQuestion,
  funnelSnapshot,
  funnelSnapshotProjection,
  type SnapshotMemory,
  type Stock,
  snapshotMemory,
} from './index.ts';
import { LONG_AGO, type RandomLog, randomLog, randomNumbers } from './random-log.fixture.ts';

const clock = () => '2026-01-01T00:00:00.000Z' as Instant;
const DAY = 86_400_000;

async function projected({ events }: RandomLog, zone: Zone, batch: number): Promise<View> {
  const projection = funnelSnapshotProjection(zone);
  const store = openMemoryReadStore({ clock });
  const { lease } = await store.acquire('test', 60_000);
  const view = await store.open({
    name: projection.name,
    version: projection.version,
    collections: projection.collections,
  });
  await project(view, events, zone, batch, lease);
  return view;
}

async function project(view: View, events: RandomLog['events'], zone: Zone, batch: number, lease: Lease) {
  const projection = funnelSnapshotProjection(zone);
  const pasts = pastsFromTheBeginning(projection);
  for (let at = 0; at < events.length; at += batch) {
    const some = events.slice(at, at + batch);
    const last = some.at(-1)!;
    const changes = await foldBatch(projection, view, some, { pasts });
    await view.commit(
      changes,
      { logId: 'log', index: last.index!, position: last.position, recordedAt: last.recordedAt, eventId: last.id },
      lease,
    );
  }
}

const QUESTIONS: readonly Pick<FunnelQuestion, 'by' | 'filters'>[] = [
  {},
  { by: 'consultant' },
  { by: 'team' },
  { by: 'nothing' },
  { filters: { region: ['华东'] } },
  { filters: { team: ['t1', '(none)'] } },
  { by: 'team', filters: { team: ['t1', 't2'] } },
  { by: 'region', filters: { team: ['t1', '(none)'], consultant: ['s1', 's2', 's9'] } },
  { by: 'consultant', filters: { region: ['(none)'] } },
];

describe('funnel snapshot', () => {
  it.each([
    ['Asia/Shanghai', 11, ['CNY']],
    ['UTC', 12, ['CNY', 'JPY', 'USD']],
    ['America/New_York', 13, ['CNY', 'JPY']],
    ['Asia/Kathmandu', 14, ['CNY', 'KWD']],
  ] as const)('answers as a refold of the log does, at any two instants, in %s', async (zoneName, seed, currencies) => {
    const zone = zoneName as Zone;
    const log = randomLog(seed, 60, '2025-01-15T00:00:00.000Z' as Instant, 120, [...currencies]);
    const setting = { zone, currency: 'CNY', stageModels };
    const view = await projected(log, zone, 37);
    const memory = snapshotMemory();
    const random = randomNumbers(seed);
    const instant = () => {
      const at = instantOf(log.from + Math.floor(random() * (log.to - log.from + 40 * DAY)));
      return random() < 0.6 ? endOfDay(localDate(at, zone), zone) : at;
    };
    for (let pair = 0; pair < 250; pair += 1) {
      const stageModel = ['dealer@1', 'simple@1', 'project@1'][pair % 3]!;
      const effectiveAt = pair % 10 === 9 ? later(instant(), -LONG_AGO) : instant();
      const question = { effectiveAt, asOf: instant(), stageModel, ...QUESTIONS[pair % QUESTIONS.length]! };
      const answer = await view.read((reader) => funnelSnapshot(reader, question, setting, memory));
      expect({ question, ...told(answer) }).toEqual({ question, ...expected(log.events, question, stageModel, 'CNY') });
    }
  });

  const shanghai = 'Asia/Shanghai' as Zone;
  const start = '2025-01-15T00:00:00.000Z' as Instant;
  const setting = { zone: shanghai, currency: 'CNY', stageModels };

  /** Those of `funnel.md`. */
  const DIMENSIONS = [
    ...['outlet', 'team', 'consultant', 'intakeChannel', 'salesChannel', 'partner'],
    ...['product', 'segment', 'campaign', 'infoSource', 'region', 'terminal'],
  ];

  it('has groups that sum to the whole, for every dimension', async () => {
    const log = randomLog(21, 80, start, 90, ['CNY']);
    const view = await projected(log, shanghai, 100);
    const memory = snapshotMemory();
    const random = randomNumbers(21);
    for (const by of [...DIMENSIONS, 'nothing']) {
      for (let n = 0; n < 4; n += 1) {
        const at = () => instantOf(log.from + Math.floor(random() * 130 * DAY));
        const question = { effectiveAt: at(), asOf: at(), by, stageModel: 'dealer@1' };
        const { groups = [], ...whole } = await funnelSnapshot(view, question, setting, memory);
        const sum = (of: (stock: Stock) => number) => groups.reduce((total, group) => total + of(group), 0);
        const units = groups.reduce((total, { won }) => total + minorUnits(won.value!), 0n);
        expect(sum(({ entered }) => entered)).toBe(whole.entered);
        expect(sum(({ won }) => won.count)).toBe(whole.won.count);
        expect(units).toBe(minorUnits(whole.won.value!));
        for (const [place, stage] of whole.stages.entries()) {
          expect(sum(({ stages }) => stages[place]!.count)).toBe(stage.count);
        }
      }
    }
  });

  it('is the same view whatever the size of a batch', async () => {
    const log = randomLog(22, 40, start, 60, ['CNY', 'JPY']);
    const digests = async (batch: number) => {
      const view = await projected(log, shanghai, batch);
      return Promise.all(Object.keys(view.spec.collections).map((name) => view.digest(name)));
    };
    const alone = await digests(1);
    expect(await digests(7)).toEqual(alone);
    expect(await digests(10_000)).toEqual(alone);
  });

  it('never changes what was known, whatever comes later, with the cells remembered or read anew', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), fc.double({ min: 0.05, max: 0.95, noNaN: true }), async (seed, share) => {
        const log = randomLog(seed, 15, start, 40, ['CNY']);
        const known = Math.max(1, Math.floor(log.events.length * share));
        const asOf = log.events[known - 1]!.recordedAt;
        const first = log.events.filter(({ recordedAt }) => recordedAt <= asOf);
        const store = openMemoryReadStore({ clock });
        const { lease } = await store.acquire('test', 60_000);
        const view = await store.open(funnelSnapshotProjection(shanghai));
        const memory = snapshotMemory();
        const ask = async (cells: SnapshotMemory) => {
          const answers = [];
          for (const effectiveAt of [asOf, endOfDay(localDate(asOf, shanghai), shanghai), log.events[0]!.recordedAt]) {
            for (const more of [{}, { filters: { team: ['t1', '(none)'] } }]) {
              const question = { effectiveAt, asOf, by: 'consultant', stageModel: 'dealer@1', ...more };
              answers.push(await funnelSnapshot(view, question, setting, cells));
            }
          }
          return answers;
        };
        await project(view, first, shanghai, 16, lease);
        const before = await ask(memory);
        await project(view, log.events.slice(first.length), shanghai, 16, lease);
        expect(await ask(memory)).toEqual(before);
        expect(await ask(snapshotMemory())).toEqual(before);
        const now = { effectiveAt: later(asOf, 90 * DAY), asOf: later(asOf, 90 * DAY), stageModel: 'dealer@1' };
        const part = { ...now, asOf: log.events.at(-1)!.recordedAt, effectiveAt: log.events.at(-1)!.recordedAt };
        for (const question of [now, part, { ...part, filters: { team: ['t2'], region: ['north'] } }]) {
          expect(await funnelSnapshot(view, question, setting, memory)).toEqual(
            await funnelSnapshot(view, question, setting, snapshotMemory()),
          );
        }
      }),
      { numRuns: 30 },
    );
  });

  it('does not count yet what is entered a few minutes ahead of its time', async () => {
    const { events } = randomLog(25, 1, start, 30, ['CNY']);
    const [first] = events;
    const ahead = { ...first!, occurredAt: later(first!.recordedAt, 240_000) };
    const view = await projected({ events: [ahead], from: 0, to: 0 }, shanghai, 1);
    const entered = async (effectiveAt: Instant) => {
      const question = { effectiveAt, asOf: later(first!.recordedAt, 240_000), stageModel: 'simple@1' };
      return (await funnelSnapshot(view, question, setting, snapshotMemory())).entered;
    };
    expect(await entered(first!.recordedAt)).toBe(0);
    expect(await entered(later(first!.recordedAt, 239_999))).toBe(0);
    expect(await entered(later(first!.recordedAt, 240_000))).toBe(1);
  });

  it('answers nothing for an empty log, in its currency', async () => {
    const store = openMemoryReadStore({ clock });
    const view = await store.open(funnelSnapshotProjection(shanghai));
    const answer = await funnelSnapshot(
      view,
      { effectiveAt: start, asOf: start, stageModel: 'dealer@1' },
      setting,
      snapshotMemory(),
    );
    const nothing = { count: 0, value: { amount: '0.00', currency: 'CNY' }, unvalued: 0 };
    expect(answer).toMatchObject({ stageModel: 'dealer@1', entered: 0, open: nothing, won: nothing, lost: nothing });
    expect(answer.stages.map(({ stage }) => stage)).toEqual(stageModels[0]!.stages.map(({ id }) => id));
  });

  it('names what a snapshot is defined by, not when it is asked', async () => {
    const view = await projected(randomLog(24, 10, start, 30, ['CNY']), shanghai, 100);
    const id = async (question: Partial<FunnelQuestion>) => {
      const times = { effectiveAt: start, asOf: start, stageModel: 'dealer@1' };
      return (await funnelSnapshot(view, { ...times, ...question }, setting, snapshotMemory())).definitionId;
    };
    const whole = await id({});
    expect(await id({ effectiveAt: '2025-02-01T00:00:00.000Z' as Instant })).toBe(whole);
    expect(await id({ by: 'team' })).not.toBe(whole);
    expect(await id({ stageModel: 'simple@1' })).not.toBe(whole);
    expect(await id({ filters: { team: ['t2', 't1'] } })).toBe(await id({ filters: { team: ['t1', 't2'] } }));
    expect(await id({ filters: { team: ['t1'] } })).not.toBe(await id({ filters: { team: ['t1', 't2'] } }));
  });
});
