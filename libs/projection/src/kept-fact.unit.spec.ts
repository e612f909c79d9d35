import { describe, expect, it } from '@jest/globals';
import { instantOf, type JsonObject, type RecordedEvent, streamName } from '#kernel';
import { eventsAt, type KeptFact, keptFact, lastInstantOf } from './kept-fact.ts';

const NOON = Date.parse('2026-03-02T12:00:00.000Z');
const minute = (n: number) => instantOf(NOON + n * 60_000);
const KEPT = { Planned: ['day', 'who'] };

function event(
  revision: number,
  type: string,
  [at, recorded = at]: [number, number?],
  data: JsonObject,
): RecordedEvent {
  return {
    id: `e-${revision}`,
    type,
    schemaVersion: 1,
    occurredAt: minute(at),
    recordedAt: minute(recorded),
    data,
    meta: { actor: { id: 'a', role: 'service' }, commandHash: '', commandId: 'c', correlationId: 'c', tenant: 't' },
    stream: streamName('plan', 'p'),
    revision,
    position: revision + 1,
  };
}

const correction = (revision: number, at: number, more: object) =>
  event(revision, 'EventCorrected', [at], {
    eventId: 'e-0',
    revision: 0,
    eventType: 'Planned',
    changes: {},
    voided: [],
    reason: 'r',
    ...more,
  } as JsonObject);

const facts = (...events: readonly RecordedEvent[]) => events.map((one) => keptFact(one, KEPT) as KeptFact);
const days = (kept: readonly KeptFact[], effective: number, known: number) =>
  eventsAt(kept, { effectiveAt: minute(effective), asOf: minute(known) }).map(({ data }) => data.day);

describe('what a view keeps of an event', () => {
  it('are the fields asked for, and both times', () => {
    const kept = keptFact(event(3, 'Planned', [0, 5], { day: 'd', other: 'x' }), KEPT);
    expect(kept).toEqual([3, NOON, 300_000, 'Planned', { day: 'd' }]);
    expect(eventsAt([kept as KeptFact], { effectiveAt: minute(0), asOf: minute(5) })).toEqual([
      { revision: 3, type: 'Planned', occurredAt: minute(0), recordedAt: minute(5), data: { day: 'd' } },
    ]);
  });

  it('is nothing where neither type nor correction concerns what is kept', () => {
    expect(keptFact(event(0, 'Dropped', [0], { day: 'd' }), KEPT)).toBeUndefined();
    expect(keptFact(correction(1, 1, { changes: { '/other': 'x' } }), KEPT)).toBeUndefined();
    expect(keptFact(correction(1, 1, { eventType: 'Dropped', voided: [''] }), KEPT)).toBeUndefined();
  });

  it('tells what was true by what was known, both inclusive, in effective order', () => {
    const kept = facts(
      event(0, 'Planned', [1], { day: 'first' }),
      event(1, 'Planned', [3], { day: 'third' }),
      event(2, 'Planned', [2, 9], { day: 'late' }),
      event(3, 'Planned', [3, 9], { day: 'at once' }),
    );
    expect(days(kept, 9, 9)).toEqual(['first', 'late', 'third', 'at once']);
    expect(days(kept, 9, 8)).toEqual(['first', 'third']);
    expect(days(kept, 2, 9)).toEqual(['first', 'late']);
    expect(days(kept, 0, 9)).toEqual([]);
    expect(lastInstantOf(kept)).toBe(minute(9));
  });

  it('takes corrections from the instant of what they correct, once they are known', () => {
    const kept = facts(
      event(0, 'Planned', [1], { day: 'wrong', who: 'w' }),
      correction(1, 5, { changes: { '/day': 'right', '/other': 'x' } }),
      correction(2, 7, { voided: ['/day'] }),
      correction(3, 8, { voided: [''] }),
      correction(4, 9, { changes: { '/day': 'never' } }),
    );
    expect(days(kept, 1, 4)).toEqual(['wrong']);
    expect(days(kept, 1, 5)).toEqual(['right']);
    expect(days(kept, 1, 7)).toEqual([undefined]);
    expect(days(kept, 1, 8)).toEqual([]);
    expect(days(kept, 1, 9)).toEqual([]);
    expect(days(kept, 0, 9)).toEqual([]);
  });
});
