import fc from 'fast-check';
import { type Instant, instantOf, type RecordedEvent, streamName } from '#kernel';
import { created, idOf, type Told, told } from './told.fixture.ts';

const BEGUN = Date.parse('2026-11-20T00:00:00+08:00');
const HOUR = 3_600_000;
const text = (ms: number) => {
  const shanghai = new Date(ms + 8 * HOUR).toISOString();
  return `${shanghai.slice(0, 10)} ${shanghai.slice(11, 19)}`;
};

/** Hours by which events of a history are recorded late: at once, within the hours of late entry, at their end, beyond. */
const LATE = [0, 0, 0, 0, 5, 24, 25, 80];

const what = fc.oneof(
  fc.record({ type: fc.constant('FollowUpScheduled'), activityId: fc.constantFrom('a', 'b'), due: fc.nat(400) }),
  fc.record({ type: fc.constant('FollowUpRescheduled'), activityId: fc.constantFrom('a', 'b'), due: fc.nat(400) }),
  fc.record({ type: fc.constant('FollowUpCancelled'), activityId: fc.constantFrom('a', 'b') }),
  fc.record({
    type: fc.constant('FollowUpCompleted'),
    activityId: fc.constantFrom('a', 'b', 'c'),
    outcome: fc.constantFrom('reached', 'no_answer'),
  }),
  fc.record({ type: fc.constant('ExpectedPurchaseDateChanged'), day: fc.integer({ min: 18, max: 30 }) }),
  fc.record({
    type: fc.constant('TestDriveCompleted'),
    bookingId: fc.constant('t'),
    mileageKm: fc.constantFrom(4, 5, 6),
  }),
  fc.record({ type: fc.constantFrom('Lost', 'Converted', 'OpportunityReopened', 'Reassigned') }),
  fc.record({ type: fc.constantFrom('OrderPlaced', 'OrderCancelled', 'VehicleMatched', 'VehicleDelivered') }),
  fc.record({ type: fc.constant('LossReviewed'), of: fc.nat(12) }),
  fc.record({ type: fc.constant('CustomerFileArchived') }),
  fc.record({
    type: fc.constant('RecordingAttached'),
    activityId: fc.constantFrom('a', 'b', 'c'),
    durationSec: fc.constantFrom(0, 9, 90),
  }),
  fc.record({
    type: fc.constant('RecordingChecked'),
    activityId: fc.constantFrom('a', 'b', 'c'),
    sha256Matches: fc.boolean(),
  }),
  fc.record({ type: fc.constant('CarePlanCreated'), due: fc.nat(400) }),
  fc.record({
    type: fc.constant('CareTaskCompleted'),
    taskId: fc.constantFrom('care-48h', 'care-weekly-1', 'care-holiday', 'care-birthday'),
  }),
  fc.record({ type: fc.constant('ExportedToErp'), acknowledged: fc.constantFrom(0, 1, 30) }),
  fc.record({ type: fc.constant('EventCorrected'), of: fc.nat(12), voids: fc.boolean() }),
);

interface Happens {
  readonly hour: number;
  readonly late: number;
  readonly fact: { readonly type: string } & Readonly<Record<string, unknown>>;
}

/** Histories of one opportunity and what other streams say of it, in the order of recording: as any log may hold them, sense or none. */
export const randomHistory: fc.Arbitrary<readonly RecordedEvent[]> = fc
  .record({
    expected: fc.integer({ min: 18, max: 30 }),
    openedLate: fc.constantFrom(...LATE),
    events: fc.array(fc.record({ hour: fc.nat({ max: 24 * 16 }), late: fc.constantFrom(...LATE), fact: what }), {
      maxLength: 12,
    }),
  })
  .map(({ expected, openedLate, events }) => {
    const first: readonly [number, Told] = [
      BEGUN + openedLate * HOUR,
      created(
        text(BEGUN),
        { expectedPurchaseDate: `2026-11-${expected}` },
        { recorded: text(BEGUN + openedLate * HOUR) },
      ),
    ];
    const others = (events as readonly Happens[]).map(
      (one) => [BEGUN + (one.hour + one.late) * HOUR, toldOf(one)] as const,
    );
    const inOrder = [first, ...others].sort(([a], [b]) => a - b);
    return told(...inOrder.map(([, one]) => one));
  });

function toldOf({ hour, late, fact: { type, due, day, of, voids, acknowledged, ...data } }: Happens): Told {
  const at = BEGUN + hour * HOUR;
  const recorded = {
    recorded: text(at + late * HOUR),
    ...(type === 'ExportedToErp' && { stream: streamName('erpBatch', 'o-1-2026-11-25') }),
  };
  const more = {
    ...(due !== undefined && { dueAt: iso(BEGUN + (due as number) * HOUR), to: iso(BEGUN + (due as number) * HOUR) }),
    ...(day !== undefined && { new: `2026-11-${day}` }),
    ...(type === 'Reassigned' && { to: { consultant: 's-2' } }),
    ...(type === 'OpportunityReopened' && { episode: 2 }),
    ...(ORDERS.includes(type) && {
      orderId: 'r',
      vin: 'LSVAA49J132047371',
      amount: { amount: '1.00', currency: 'CNY' },
    }),
    ...(type === 'LossReviewed' && { lostEventId: idOf(of as number), verdict: 'objective' }),
    ...(type === 'RecordingAttached' && { sha256: 'f00d', checks: { recordingUriGiven: true } }),
    ...(type === 'RecordingChecked' && { sha256: 'f00d' }),
    ...(type === 'CarePlanCreated' && plan(BEGUN + (due as number) * HOUR)),
    ...(type === 'ExportedToErp' && {
      opportunityIds: ['op-1'],
      acknowledgedAt: iso(at + (acknowledged as number) * HOUR),
    }),
    ...(type === 'EventCorrected' && corrected(of as number, voids as boolean)),
  };
  return [text(at), type, { checks: {}, activityId: 'a', ...data, ...more }, recorded];
}

const ORDERS = ['OrderPlaced', 'OrderCancelled', 'VehicleMatched', 'VehicleDelivered'];

function corrected(of: number, voids: boolean): object {
  const target = { eventId: idOf(of), revision: of, eventType: 'FollowUpCompleted', reason: 'r' };
  return { ...target, changes: voids ? {} : { '/outcome': 'no_answer' }, voided: voids ? [''] : [] };
}

function plan(dueAt: number): object {
  const birthday = { taskId: 'care-birthday', kind: 'care-birthday' };
  return { tasks: [{ taskId: 'care-holiday', kind: 'care-holiday', dueAt: iso(dueAt) }, birthday] };
}

function iso(ms: number): Instant {
  return instantOf(ms);
}
