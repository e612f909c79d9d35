import { describe, expect, it } from '@jest/globals';
import { type Instant, type JsonObject, later, type RecordedEvent, streamName } from '#kernel';
import { foldBatch, pastsFromTheBeginning } from '#projection';
import type { View } from '#read-store';
import { openMemoryReadStore } from '#read-store/memory';
import {
  opportunitiesOf,
  opportunitiesOfConsultant,
  opportunityAt,
  opportunityItem,
  opportunityProjection,
  timelineOf,
} from './index.ts';

const start = '2026-03-01T08:00:00.000Z' as Instant;
const day = (n: number) => later(start, n * 86_400_000);
const sealed = [{ v: 1, subject: 'c-1', keyVersion: 1, iv: 'AAAA', ciphertext: 'BBBB' }];

let position = 0;
function event(id: string, revision: number, type: string, at: [number, number?], data: JsonObject): RecordedEvent {
  position += 1;
  return {
    id: `${id}.${revision}`,
    type,
    schemaVersion: 1,
    occurredAt: day(at[0]),
    recordedAt: day(at[1] ?? at[0]),
    data: { episode: 1, ...data },
    meta: {
      actor: { id: 's-1', role: 'sales_consultant' },
      commandHash: 'sha256:0',
      commandId: 'k',
      correlationId: 'k',
      tenant: 't',
    },
    stream: streamName('opportunity', id),
    revision,
    position,
    index: position - 1,
  };
}

const created = {
  customerId: 'c-1',
  stageModel: 'dealer@1',
  stage: 'PROFILED',
  dimensions: { team: 't-1' },
  consultant: 's-1',
  checks: {},
};
const value = { amount: '180000.00', currency: 'CNY' };
const log = [
  event('a', 0, 'Created', [0], { ...created, value, sealed }),
  event('b', 0, 'Created', [1], { ...created, customerId: 'c-2' }),
  event('a', 1, 'Reassigned', [2], { from: { consultant: 's-1' }, to: { consultant: 's-2' }, sealed }),
  event('b', 1, 'FollowUpScheduled', [3], { activityId: 'f', dueAt: day(4) }),
  event('a', 2, 'Lost', [5], {}),
  event('a', 3, 'FollowUpCompleted', [1, 6], { activityId: 'f', contactAt: day(1) }),
  event('b', 2, 'EventCorrected', [7], {
    eventId: 'b.0',
    eventType: 'Created',
    revision: 0,
    changes: { '/customerId': 'c-1', '/value': value },
    voided: [],
    reason: 'r',
  }),
];

const ofA = log.filter(({ stream }) => stream === 'opportunity-a');

async function projected(events: readonly RecordedEvent[], batch: number): Promise<View> {
  const store = openMemoryReadStore({ clock: () => start });
  const { lease } = await store.acquire('test', 60_000);
  const view = await store.open(opportunityProjection);
  const pasts = pastsFromTheBeginning(opportunityProjection);
  for (let at = 0; at < events.length; at += batch) {
    const some = events.slice(at, at + batch);
    const { index, id, recordedAt, position: place } = some.at(-1)!;
    const changes = await foldBatch(opportunityProjection, view, some, { pasts });
    await view.commit(changes, { logId: 'log', index: index!, position: place, recordedAt, eventId: id }, lease);
  }
  return view;
}

describe('the opportunity view', () => {
  it('shows where each opportunity stands by all that is known', async () => {
    const view = await projected(log, 2);
    expect(await opportunityItem(view, 'a')).toEqual({
      id: 'a',
      customerId: 'c-1',
      consultant: 's-2',
      status: 'lost',
      stage: 'FOLLOWED_UP',
      stageModel: 'dealer@1',
      episode: 1,
      value,
      dimensions: { team: 't-1', consultant: 's-2' },
      createdAt: day(0),
      revision: 3,
    });
    expect(await opportunityItem(view, 'b')).toMatchObject({
      customerId: 'c-1',
      status: 'open',
      stage: 'PROFILED',
      value,
    });
    expect(await opportunityItem(view, 'c')).toBeUndefined();
  });

  it('finds the opportunities of a customer and of a consultant', async () => {
    const early = await projected(log.slice(0, 2), 2);
    expect(await opportunitiesOf(early, 'c-1')).toEqual(['a']);
    expect((await opportunitiesOfConsultant(early, 's-1')).map(({ id }) => id)).toEqual(['a', 'b']);
    const late = await projected(log, 2);
    expect(await opportunitiesOf(late, 'c-1')).toEqual(['a', 'b']);
    expect((await opportunitiesOfConsultant(late, 's-1')).map(({ id }) => id)).toEqual(['b']);
    expect((await opportunitiesOfConsultant(late, 's-2', 'lost')).map(({ id }) => id)).toEqual(['a']);
    expect(await opportunitiesOfConsultant(late, 's-2', 'open')).toEqual([]);
  });

  it('tells what happened in the order it happened, as far as it was known', async () => {
    const view = await projected(log, 3);
    const types = async (effective: number, known: number) =>
      (await timelineOf(view, 'a', ofA, { effectiveAt: day(effective), asOf: day(known) })).map(({ type }) => type);
    expect(await types(9, 9)).toEqual(['Created', 'FollowUpCompleted', 'Reassigned', 'Lost']);
    expect(await types(9, 5)).toEqual(['Created', 'Reassigned', 'Lost']);
    expect(await types(1, 9)).toEqual(['Created', 'FollowUpCompleted']);
  });

  it('leaves envelopes as they are, and tells what each event changed', async () => {
    const view = await projected(log, 1);
    const [first, second] = await timelineOf(view, 'a', ofA, { effectiveAt: day(9), asOf: day(5) });
    expect(first).toMatchObject({
      eventId: 'a.0',
      index: 0,
      actor: { id: 's-1', role: 'sales_consultant' },
      data: { sealed },
    });
    expect(second?.changes).toEqual({ 'dimensions.consultant': { from: 's-1', to: 's-2' } });
    expect(second?.data.sealed).toEqual(sealed);
  });

  it('is the same whatever the size of a batch', async () => {
    const digests = async (batch: number) => {
      const view = await projected(log, batch);
      return view.digest('opportunities');
    };
    const alone = await digests(1);
    expect(await digests(3)).toEqual(alone);
    expect(await digests(100)).toEqual(alone);
  });

  it('refolds a state at both times', () => {
    const consultantAt = (effective: number, known: number) =>
      opportunityAt(ofA, { effectiveAt: day(effective), asOf: day(known) }).standing.dimensions.consultant;
    expect(consultantAt(1, 9)).toBe('s-1');
    expect(consultantAt(2, 9)).toBe('s-2');
    expect(consultantAt(9, 1)).toBe('s-1');
  });
});
