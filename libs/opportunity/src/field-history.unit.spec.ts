import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Instant, Json, RecordedEvent } from '#kernel';
import { fieldHistories } from './field-history.ts';
import { fieldsOf } from './fields.ts';
import { life, lived } from './life.fixture.ts';
import { idOf, minute, planned, profiled, recorded, type Told, yuan } from './opportunity.fixture.ts';
import { foldEffective } from './opportunity.ts';
import { noOpportunity } from './opportunity-state.ts';

const LAST = '9999-12-31T23:59:59.999Z' as Instant;

const historyOf = (events: readonly RecordedEvent[], field: string, at = LAST) =>
  fieldHistories(events, at).find((one) => one.field === field);

/** A correction of the event with this revision. */
const corrects = (at: number, revision: number, eventType: string, more: object): Told => [
  minute(at),
  'EventCorrected',
  { eventId: idOf(revision), revision, eventType, changes: {}, voided: [], reason: 'typing', ...more },
];

describe('the history of a field', () => {
  const valued: readonly Told[] = [
    ...profiled,
    [minute(1), 'ValueChanged', { episode: 1, new: yuan('10.00') }],
    [minute(3), 'ValueChanged', { episode: 1, new: yuan('30.00') }],
  ];

  it('has every value with the event that set it, as things happened', () => {
    expect(historyOf(recorded(valued), 'value')).toEqual({
      field: 'value',
      value: yuan('30.00'),
      settings: [
        { value: null, setBy: idOf(0) },
        { value: yuan('10.00'), setBy: idOf(1) },
        { value: yuan('30.00'), setBy: idOf(2) },
      ],
    });
    expect(historyOf(recorded(valued), 'value', minute(2))?.value).toEqual(yuan('10.00'));
  });

  it('keeps what was corrected, with the correction', () => {
    const corrected = [...valued, corrects(5, 2, 'ValueChanged', { changes: { '/new': yuan('31.00') } })];
    expect(historyOf(recorded(corrected), 'value')).toEqual({
      field: 'value',
      value: yuan('31.00'),
      settings: [
        { value: null, setBy: idOf(0) },
        { value: yuan('10.00'), setBy: idOf(1) },
        { value: yuan('30.00'), setBy: idOf(2), supersededBy: idOf(3) },
        { value: yuan('31.00'), setBy: idOf(2), revisedBy: idOf(3) },
      ],
    });
  });

  it('keeps what was taken back, and what was there only by it', () => {
    const taken = [...planned, corrects(5, 1, 'FollowUpScheduled', { voided: [''] })];
    expect(historyOf(recorded(taken), 'activities.a-1.status')).toEqual({
      field: 'activities.a-1.status',
      value: null,
      settings: [{ value: 'open', setBy: idOf(1), supersededBy: idOf(2) }],
    });
  });

  it('keeps what a late entry put aside', () => {
    const late: readonly Told[] = [
      ...profiled,
      [minute(5), 'ValueChanged', { episode: 1, new: yuan('10.00') }],
      [minute(2), 'ValueChanged', { episode: 1, new: yuan('10.00') }, minute(9)],
    ];
    expect(historyOf(recorded(late), 'value')?.settings).toEqual([
      { value: null, setBy: idOf(0) },
      { value: yuan('10.00'), setBy: idOf(2) },
      { value: yuan('10.00'), setBy: idOf(1), supersededBy: idOf(2) },
    ]);
  });
});

describe('the fields of an opportunity', () => {
  /** In the order in which things happened. */
  const inOrder = (events: readonly RecordedEvent[]) =>
    events.toSorted((a, b) => (a.occurredAt < b.occurredAt ? -1 : Number(a.occurredAt > b.occurredAt)));

  /** What the field says by some events alone and all that corrects them. */
  function saidBy(all: readonly RecordedEvent[], some: readonly RecordedEvent[], field: string): Json | undefined {
    const corrections = all.filter(({ type }) => type === 'EventCorrected');
    const kept = some.filter(({ type }) => type !== 'EventCorrected');
    const state = foldEffective([...kept, ...corrections], LAST);
    return state === noOpportunity ? undefined : fieldsOf(state).get(field);
  }

  const runs = { numRuns: 100 };

  it('are all explained, each by the event with which it came to say what it says', () => {
    fc.assert(
      fc.property(life, fc.nat(50), (one, cut) => {
        const { events } = lived(one);
        const known = events.slice(0, Math.max(1, events.length - cut));
        const at = known[Math.min(known.length - 1, cut)]?.occurredAt as Instant;
        const ordered = inOrder(known).filter(({ occurredAt, type }) => occurredAt <= at || type === 'EventCorrected');
        const histories = new Map(fieldHistories(known, at).map((history) => [history.field, history]));
        const state = fieldsOf(foldEffective(known, at));
        for (const [field, value] of state) {
          const history = histories.get(field);
          expect([field, history?.value]).toEqual([field, value]);
          const setBy = history?.settings.findLast(({ supersededBy }) => !supersededBy)?.setBy;
          const place = ordered.findIndex(({ id }) => id === setBy);
          expect([field, place >= 0]).toEqual([field, true]);
          expect([field, saidBy(known, ordered.slice(0, place + 1), field)]).toEqual([field, value]);
          expect([field, saidBy(known, ordered.slice(0, place), field)]).not.toEqual([field, value]);
        }
        for (const { field, value } of histories.values()) if (!state.has(field)) expect(value).toBeNull();
      }),
      runs,
    );
  });

  it('are explained by all they ever said: whatever was known before is in their histories', () => {
    fc.assert(
      fc.property(life, (one) => {
        const { events } = lived(one);
        const histories = new Map(fieldHistories(events, LAST).map(({ field, settings }) => [field, settings]));
        for (let length = 1; length <= events.length; length += 1) {
          for (const [field, value] of fieldsOf(foldEffective(events.slice(0, length), LAST))) {
            const told = (histories.get(field) ?? []).map((setting) => JSON.stringify(setting.value));
            expect([field, told]).toEqual([field, expect.arrayContaining([JSON.stringify(value)])]);
          }
        }
      }),
      runs,
    );
  });

  it('are superseded and revised by nothing but corrections and what was entered late', () => {
    fc.assert(
      fc.property(life, (one) => {
        const { events } = lived(one);
        const late = (id: string) => {
          const n = events.findIndex((event) => event.id === id);
          const { type, occurredAt } = events[n] as RecordedEvent;
          return type === 'EventCorrected' || events.slice(0, n).some((before) => before.occurredAt > occurredAt);
        };
        for (const { settings } of fieldHistories(events, LAST)) {
          for (const { supersededBy, revisedBy } of settings) {
            for (const id of [supersededBy, revisedBy]) if (id !== undefined) expect(late(id)).toBe(true);
          }
        }
      }),
      runs,
    );
  });
});
