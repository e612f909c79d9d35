import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isMoney } from '#kernel';
import { opportunityEvents } from './events/index.ts';
import { createdIn, folded, gone, idOf, minute, recorded, signed, type Told, yuan } from './opportunity.fixture.ts';
import { effectiveFolds, effectiveStanding, foldEffective } from './opportunity.ts';
import { currentValue, stageOf, statusOf } from './standing.ts';
import { trajectory } from './trajectory.ts';

const created: Told = [
  minute(0),
  'Created',
  createdIn('dealer@1', 'PROFILED', { consultant: 's-1', value: yuan('90.00') }),
];
const contact = (at: number, activityId = 'a-1'): Told => [
  minute(at),
  'FollowUpCompleted',
  { episode: 1, activityId, contactAt: minute(at), type: 'phone', outcome: 'reached', checks: {} },
];
const drive = (at: number): Told => [minute(at), 'TestDriveCompleted', { episode: 1, bookingId: 'b-1', checks: {} }];
const order = (at: number, orderId = 'r-1'): Told => [
  minute(at),
  'OrderPlaced',
  { episode: 1, orderId, amount: yuan('100.00') },
];
const cancelled = (at: number): Told => [minute(at), 'OrderCancelled', { episode: 1, orderId: 'r-1' }];
const lost = (at: number): Told => [minute(at), 'Lost', { episode: 1 }];
const reopened = (at: number): Told => [minute(at), 'OpportunityReopened', { episode: 2, stage: 'PROFILED' }];
const back = (at: number): Told => [minute(at), 'StageChanged', { episode: 1, from: 'FOLLOWED_UP', to: 'PROFILED' }];
const value = (at: number, amount: string): Told => [minute(at), 'ValueChanged', { episode: 1, new: yuan(amount) }];
const payment = (at: number, amount: string): Told => [
  minute(at),
  'PaymentReceived',
  { episode: 1, orderId: 'r-1', amount: yuan(amount), receivedAt: minute(at) },
];

/** Told in the order of recording. `past`: stage and value that were true at a minute; `now`: status and stage of both views. */
const OUT_OF_ORDER: readonly {
  readonly name: string;
  readonly told: readonly Told[];
  readonly past: readonly [at: number, stage: string, value: string];
  readonly known: readonly [status: string, stage: string];
  readonly effective: readonly [status: string, stage: string];
}[] = [
  {
    name: 'a contact entered after the order leaves the order ahead',
    told: [created, order(10), contact(5)],
    past: [7, 'FOLLOWED_UP', '90.00'],
    known: ['open', 'ORDERED'],
    effective: ['open', 'ORDERED'],
  },
  {
    name: 'a contact entered after a step back that it came before does not undo it',
    told: [created, contact(1, 'a-0'), back(10), contact(5)],
    past: [7, 'FOLLOWED_UP', '90.00'],
    known: ['open', 'PROFILED'],
    effective: ['open', 'PROFILED'],
  },
  {
    name: 'a step back entered after the order that followed it does not undo the order',
    told: [created, contact(1), order(10), back(5)],
    past: [7, 'PROFILED', '90.00'],
    known: ['open', 'ORDERED'],
    effective: ['open', 'ORDERED'],
  },
  {
    name: 'a test drive entered after the cancellation counts for what remains',
    told: [created, order(10), cancelled(20), drive(5)],
    past: [25, 'TEST_DRIVEN', '90.00'],
    known: ['open', 'TEST_DRIVEN'],
    effective: ['open', 'TEST_DRIVEN'],
  },
  {
    name: 'a contact entered after the loss it came before moves nothing that is known, and the past that is true',
    told: [created, lost(10), contact(5)],
    past: [7, 'FOLLOWED_UP', '90.00'],
    known: ['lost', 'PROFILED'],
    effective: ['lost', 'FOLLOWED_UP'],
  },
  {
    name: 'a contact of an episode that happened after its loss moves nothing',
    told: [created, lost(10), contact(15)],
    past: [20, 'PROFILED', '90.00'],
    known: ['lost', 'PROFILED'],
    effective: ['lost', 'PROFILED'],
  },
  {
    name: 'a contact of the first episode entered in the second does not move the second',
    told: [created, lost(10), reopened(20), contact(5)],
    past: [7, 'FOLLOWED_UP', '90.00'],
    known: ['open', 'PROFILED'],
    effective: ['open', 'PROFILED'],
  },
  {
    name: 'of two values the one that was said later holds, whichever was entered last',
    told: [created, value(10, '95.00'), value(5, '80.00')],
    past: [7, 'PROFILED', '80.00'],
    known: ['open', 'PROFILED'],
    effective: ['open', 'PROFILED'],
  },
  {
    name: 'of two exits entered by imports the one that came first closes the episode',
    told: [created, [minute(10), 'Converted', { episode: 1, checks: {} }], lost(5)],
    past: [7, 'PROFILED', '90.00'],
    known: ['lost', 'PROFILED'],
    effective: ['lost', 'PROFILED'],
  },
  {
    name: 'a reopening entered before the loss it follows still begins the second episode',
    told: [created, reopened(20), lost(10)],
    past: [15, 'PROFILED', '90.00'],
    known: ['open', 'PROFILED'],
    effective: ['open', 'PROFILED'],
  },
  {
    name: 'a payment entered late completes the collection when the last one came',
    told: [...signed, payment(20, '60.00'), payment(10, '40.00')],
    past: [15, 'SIGNED', '100.00'],
    known: ['won', 'COLLECTED'],
    effective: ['won', 'COLLECTED'],
  },
  {
    name: 'a payment entered after the cancellation does not bring the win back',
    told: [...signed, cancelled(20), payment(10, '100.00')],
    past: [15, 'COLLECTED', '100.00'],
    known: ['open', 'TARGET_CUSTOMER'],
    effective: ['open', 'TARGET_CUSTOMER'],
  },
];

describe('an opportunity told out of order', () => {
  it('has twelve cases in its table', () => {
    expect(OUT_OF_ORDER).toHaveLength(12);
  });

  it.each(OUT_OF_ORDER)('$name', ({ told, past: [at, stage, amount], known, effective }) => {
    const events = recorded(told);
    const inTruth = foldEffective(events, minute(100)).standing;
    const asKnown = folded(events).standing;
    const before = foldEffective(events, minute(at)).standing;
    expect([stageOf(before), currentValue(before)?.amount]).toEqual([stage, amount]);
    expect([statusOf(asKnown), stageOf(asKnown)]).toEqual(known);
    expect([statusOf(inTruth), stageOf(inTruth)]).toEqual(effective);
    expect(currentValue(asKnown)).toEqual(currentValue(inTruth));
    const last = trajectory(events).at(-1);
    expect([last?.status, last?.stage]).toEqual(effective);
  });
});

describe('the effective folds of one opportunity', () => {
  it('lead to the states, and the standing alone, that folding anew leads to, for any beginning of the log and any instant', () => {
    const examples = opportunityEvents.flatMap(({ type, examples }) => examples.map((data) => [type, data] as const));
    const happened = fc.record({ example: fc.constantFrom(...examples), at: fc.nat(9), corrects: fc.nat(8) });
    const asked = fc.record({ upTo: fc.nat(9), at: fc.nat(10) });
    fc.assert(
      fc.property(fc.array(happened, { maxLength: 8 }), fc.array(asked, { maxLength: 12 }), (events, questions) => {
        const log = recorded([
          created,
          ...events.map(({ example: [type, data], at, corrects }): Told => {
            const voided = { eventId: idOf(corrects), revision: corrects, changes: {}, voided: [''] };
            return [minute(at), type, type === 'EventCorrected' ? { ...data, ...voided } : { ...data, episode: 1 }];
          }),
        ]);
        const folded = effectiveFolds();
        for (const { upTo, at } of questions) {
          const known = log.slice(0, upTo);
          const state = foldEffective(known, minute(at));
          expect(folded(known, minute(at))).toEqual(state);
          expect(effectiveStanding(known, minute(at))).toEqual(state.standing);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('the fold of an opportunity', () => {
  it('takes any events in any order without throwing or touching an earlier state', () => {
    const examples = opportunityEvents.flatMap(({ type, examples }) => examples.map((data) => [type, data] as const));
    const told = fc.record({
      example: fc.constantFrom(...examples),
      at: fc.nat(9),
      episode: fc.integer({ min: 1, max: 3 }),
    });
    fc.assert(
      fc.property(fc.array(told, { maxLength: 25 }), (events) => {
        const log = recorded(
          events.map(({ example: [type, data], at, episode }) => [minute(at), type, { ...data, episode }]),
        );
        folded(log);
        foldEffective(log, minute(5));
        trajectory(log);
      }),
      { numRuns: 300 },
    );
  });

  it('takes events whose fields are missing or malformed, as they stand or as corrections leave them', () => {
    const examples = opportunityEvents.flatMap(({ type, examples }) => examples.map((data) => [type, data] as const));
    const odd = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.constantFrom({ amount: 'banana', currency: 'CNY' }, { amount: '1.00', currency: 'XXXX' }, { amount: '1.00' }),
    );
    const told = fc.constantFrom(...examples.filter(([type]) => type !== 'EventCorrected')).chain(([type, data]) =>
      fc.record({
        type: fc.constant(type),
        data: fc.constant(data),
        field: fc.constantFrom(...Object.keys(data)),
        odd: fc.option(odd, { nil: undefined }),
        at: fc.nat(9),
        corrected: fc.boolean(),
      }),
    );
    fc.assert(
      fc.property(fc.array(told, { maxLength: 12 }), (events) => {
        const asTold = events.map(({ type, data, field, odd, at, corrected }): Told => {
          const { [field]: _sound, ...others } = { ...data, episode: 1 } as Record<string, unknown>;
          return [minute(at), type, corrected ? data : { ...others, ...(odd === undefined ? {} : { [field]: odd }) }];
        });
        const corrections = events.flatMap(({ type, field, odd, corrected }, n): Told[] => {
          const changes = odd === undefined ? {} : { [`/${field}`]: odd };
          const voided = odd === undefined ? [`/${field}`] : [];
          const about = { eventId: idOf(n + 1), revision: n + 1, eventType: type, reason: 'typing' };
          return corrected ? [[minute(20), 'EventCorrected', { ...about, changes, voided }]] : [];
        });
        const log = recorded([created, ...asTold, ...corrections]);
        for (const { standing } of [folded(log), foldEffective(log, minute(5))]) currentValue(standing);
        for (const { value, stage } of trajectory(log)) {
          expect(value === null || isMoney(value)).toBe(true);
          expect(stage).toEqual(expect.any(String));
        }
      }),
      { numRuns: 500 },
    );
  });

  it.each(opportunityEvents.flatMap(({ type, examples }) => examples.map((data) => [type, data] as const)))(
    'takes %s as its golden file has it',
    (type, data) => {
      const state = folded(recorded([created, [minute(1), type, data]]));
      expect(state.past?.event.type).toBe(type);
    },
  );

  it('takes back what moved after an exit that is entered late', () => {
    const { standing } = folded(recorded([created, contact(10), lost(5)]));
    expect([statusOf(standing), stageOf(standing)]).toEqual(['lost', 'PROFILED']);
  });

  it('moves by a second order as by the first, which was cancelled', () => {
    const again = folded(recorded([created, order(1), cancelled(2), order(3, 'r-2')])).standing;
    expect([stageOf(again), currentValue(again)?.amount]).toEqual(['ORDERED', '100.00']);
  });

  it('leaves what was open at a loss lapsed and final', () => {
    const state = folded(
      recorded([
        created,
        [
          minute(1),
          'FollowUpScheduled',
          { episode: 1, activityId: 'a-1', dueAt: minute(9), type: 'phone', checks: {} },
        ],
        lost(2),
      ]),
    );
    expect(state.activities.get('a-1')?.status).toBe('lapsed');
  });

  it('knows a correction from when it is recorded, and holds it from when the corrected event happened', () => {
    const told: readonly Told[] = [
      created,
      value(5, '95.00'),
      [
        minute(20),
        'EventCorrected',
        {
          eventId: recorded([created, value(5, '95.00')])[1]?.id,
          revision: 1,
          eventType: 'ValueChanged',
          changes: { '/new': yuan('96.00') },
          voided: [],
          reason: 'typing',
        },
      ],
    ];
    const events = recorded(told);
    expect(currentValue(folded(events.slice(0, 2)).standing)?.amount).toBe('95.00');
    expect(currentValue(folded(events).standing)?.amount).toBe('96.00');
    expect(currentValue(foldEffective(events, minute(7)).standing)?.amount).toBe('96.00');
    expect(currentValue(foldEffective(events.slice(0, 2), minute(7)).standing)?.amount).toBe('95.00');
  });

  it('puts the customer to sleep with the loss and wakes them with the reopening', () => {
    expect(folded(recorded(gone)).dormant).toBe(true);
    const again: Told = [minute(5), 'CustomerReactivated', { episode: 2, customerId: 'c-1' }];
    expect(folded(recorded([...gone, reopened(5), again])).dormant).toBe(false);
  });
});
