import fc from 'fast-check';
import type { RecordedEvent } from '#kernel';
import { type Line, opened, stream } from './history.fixture.ts';

const BEGUN = Date.parse('2026-11-20T00:00:00+08:00');
const HOUR = 3_600_000;
const VIN = 'LSVAA49J132047371';

export function hour(n: number): string {
  return new Date(BEGUN + n * HOUR).toISOString();
}

/** Something that happens `at` hours after the beginning and is recorded `by` hours late; `n` says what about it differs. */
interface Happening {
  readonly at: number;
  readonly by: number;
  readonly n: number;
  readonly type: string;
}

const happening: fc.Arbitrary<Happening> = fc.record({
  at: fc.nat(24 * 14),
  // At once, within the hours of late entry, at their end, beyond.
  by: fc.constantFrom(0, 0, 0, 0, 5, 24, 25, 80),
  n: fc.nat(200),
  type: fc.constantFrom(
    ...['FollowUpScheduled', 'FollowUpScheduled', 'FollowUpRescheduled', 'FollowUpCancelled', 'FollowUpCompleted'],
    ...[
      'FollowUpCompleted',
      'RecordingAttached',
      'RecordingChecked',
      'ExpectedPurchaseDateChanged',
      'TestDriveCompleted',
    ],
    ...['VehicleMatched', 'VehicleDelivered', 'Lost', 'Converted', 'OpportunityReopened', 'Reassigned', 'Reclaimed'],
    ...[
      'LossReviewed',
      'CustomerFileArchived',
      'CareTaskCompleted',
      'CareTaskCompleted',
      'EventCorrected',
      'EventCorrected',
    ],
  ),
});

/** These happen when they are recorded. */
const PLANNED = ['FollowUpScheduled', 'FollowUpRescheduled', 'FollowUpCancelled', 'LossReviewed', 'EventCorrected'];
/** These are recorded in the order in which they happen. */
const LIFECYCLE = [
  'VehicleMatched',
  'VehicleDelivered',
  'Lost',
  'Converted',
  'OpportunityReopened',
  'Reassigned',
  'Reclaimed',
];
const AFTER_EXIT = ['Reassigned', 'LossReviewed', 'CustomerFileArchived', 'CareTaskCompleted', 'EventCorrected'];

interface Recorded extends Happening {
  readonly data: object;
}

/**
 * What of it may happen in the life of an opportunity, in the order of happening, with its data. An activity may still be
 * moved after it was completed, as long as nobody has recorded that.
 */
function lived(happenings: readonly Happening[], openedBy: number): readonly Recorded[] {
  const left: Recorded[] = [];
  const activities: { id: string; finished: number }[] = [];
  let [episode, open, lastLifecycle] = [1, true, openedBy];
  for (const { at, n, type, ...one } of happenings.toSorted((a, b) => a.at - b.at)) {
    let by = PLANNED.includes(type) || type === 'ExpectedPurchaseDateChanged' ? 0 : one.by;
    if (LIFECYCLE.includes(type)) by = Math.max(by, lastLifecycle - at);
    if (at + by < openedBy && PLANNED.includes(type)) continue;
    by = Math.max(by, openedBy - at);
    if (type === 'OpportunityReopened' ? open : !open && !AFTER_EXIT.includes(type) && !type.startsWith('Recording'))
      continue;
    const unfinished = activities.filter(({ finished }) => finished > at);
    const chosen = unfinished[n % (unfinished.length || 1)];
    const contacted = activities.filter(({ finished }) => finished < Number.POSITIVE_INFINITY).at(-1);
    const data = dataOf(type, { at, n, chosen: chosen?.id, contacted: contacted?.id, made: `a${activities.length}` });
    if (!data) continue;
    if (type === 'FollowUpScheduled')
      activities.push({ id: `a${activities.length}`, finished: Number.POSITIVE_INFINITY });
    if (type === 'FollowUpCancelled' && chosen) chosen.finished = at;
    if (type === 'FollowUpCompleted') {
      if (chosen) chosen.finished = at + by;
      else activities.push({ id: `a${activities.length}`, finished: at });
    }
    if (LIFECYCLE.includes(type)) lastLifecycle = at + by;
    if (type === 'OpportunityReopened') [episode, open] = [episode + 1, true];
    if (type === 'Lost' || type === 'Converted') {
      open = false;
      for (const activity of activities) activity.finished = Math.min(activity.finished, at);
    }
    left.push({ at, by, n, type, data: { episode, ...data } });
  }
  return left;
}

interface Scene {
  readonly at: number;
  readonly n: number;
  readonly chosen: string | undefined;
  readonly contacted: string | undefined;
  readonly made: string;
}

/** undefined: there is nothing that it could be done to. */
function dataOf(type: string, { at, n, chosen, contacted, made }: Scene): object | undefined {
  const soon = hour(at + (n % 120));
  switch (type) {
    case 'FollowUpScheduled':
      return { activityId: made, dueAt: soon, checks: { descriptionLength: n % 20 } };
    case 'FollowUpRescheduled':
      return chosen === undefined ? undefined : { activityId: chosen, to: soon };
    case 'FollowUpCancelled':
      return chosen === undefined ? undefined : { activityId: chosen };
    case 'FollowUpCompleted':
      return { activityId: chosen ?? made, type: 'phone', outcome: n % 3 === 0 ? 'no_answer' : 'reached' };
    case 'RecordingAttached':
      if (contacted === undefined) return undefined;
      return { activityId: contacted, sha256: 'f00', durationSec: n % 4, checks: { recordingUriGiven: true } };
    case 'RecordingChecked':
      return contacted === undefined ? undefined : { activityId: contacted, sha256: 'f00', sha256Matches: n % 4 > 0 };
    case 'ExpectedPurchaseDateChanged':
      return { new: hour(at + (n % 120)).slice(0, 10) };
    case 'TestDriveCompleted':
      return { mileageKm: 5 + (n % 2) / 10, checks: { idNumberValid: n % 3 > 0 } };
    case 'CareTaskCompleted':
      return { taskId: ['care-48h', 'care-weekly-1', 'care-weekly-2'][n % 3] };
    case 'Converted':
      return { vin: VIN, saleDate: hour(at - (n % 60)).slice(0, 10), checks: {} };
    case 'VehicleMatched':
    case 'VehicleDelivered':
      return { vin: n % 4 === 0 ? VIN.replace('J1', 'J2') : VIN };
    case 'Reassigned':
    case 'Reclaimed':
      return { to: { consultant: `s-${1 + (n % 3)}` } };
    default:
      return {};
  }
}

/** What a correction or a review is of: an earlier event of the stream; undefined where there is none it could be of. */
function aboutEarlier({ type, n }: Recorded, earlier: readonly Recorded[]): object | undefined {
  if (type === 'LossReviewed') {
    const lost = earlier.findLastIndex((one) => one.type === 'Lost');
    return lost < 0 ? undefined : { lostEventId: `e${lost + 1}`, verdict: 'objective' };
  }
  if (type !== 'EventCorrected') return {};
  const at = n % (earlier.length || 1);
  const eventId = `e${at + 1}`;
  const takesBack = n % 3 === 0;
  const corrected = (changes: object) => ({
    eventId,
    voided: takesBack ? [''] : [],
    changes: takesBack ? {} : changes,
  });
  switch (earlier[at]?.type) {
    case 'FollowUpCompleted':
      return corrected({ '/outcome': n % 2 ? 'reached' : 'no_answer' });
    case 'FollowUpScheduled':
      return corrected({ '/dueAt': hour(n) });
    case 'FollowUpRescheduled':
      return corrected({ '/to': hour(n) });
    case 'ExpectedPurchaseDateChanged':
      return corrected({ '/new': hour(n).slice(0, 10) });
    case 'RecordingAttached':
      return corrected({ '/durationSec': n % 2 });
    case 'RecordingChecked':
      return corrected({ '/sha256Matches': n % 2 > 0 });
    case 'TestDriveCompleted':
      return corrected({ '/mileageKm': 4 + (n % 3) });
    case 'Reassigned':
    case 'Reclaimed':
      return corrected({ '/to/consultant': `s-${1 + (n % 2)}` });
    case 'FollowUpCancelled':
    case 'LossReviewed':
    case 'CustomerFileArchived':
    case 'CareTaskCompleted':
      return { eventId, voided: [''], changes: {} };
    default:
      return undefined;
  }
}

/** What another system told, all of it brought at an hour, and whether rules are to judge it. */
interface Import {
  readonly at: number;
  readonly judge: boolean;
}

/**
 * Streams of one opportunity, as commands could have made them, and an import for what had happened before it: in whole hours,
 * so that deadlines and closes are often met.
 */
export const randomStream: fc.Arbitrary<readonly RecordedEvent[]> = fc
  .record({
    expected: fc.integer({ min: 18, max: 30 }),
    openedBy: fc.constantFrom(0, 0, 0, 5, 25),
    happenings: fc.array(happening, { maxLength: 24 }),
    taken: fc.option(fc.record({ at: fc.nat(24 * 16), judge: fc.boolean() }), { freq: 2 }),
  })
  .map(({ expected, openedBy, happenings, taken }) => {
    const file = { expectedPurchaseDate: `2026-11-${expected}`, checks: { phoneValid: expected % 2 > 0 } };
    const begun = taken ? { by: taken.at, unusual: { judge: taken.judge } } : { by: openedBy, unusual: {} };
    const recorded: Recorded[] = [];
    for (const one of entered(lived(happenings, taken ? 0 : openedBy), taken)) {
      const about = aboutEarlier(one, recorded);
      if (about) recorded.push({ ...one, data: { ...one.data, ...about } });
    }
    const lines = recorded.map(({ at, by, type, data }): Line => {
      const contact = type === 'FollowUpCompleted' ? { contactAt: hour(at) } : {};
      const judge = taken && isTakenOver(taken, { at, type }) ? { judge: taken.judge } : {};
      return [hour(at), type, { ...data, ...contact }, { late: hour(at + by), ...judge }];
    });
    return stream(opened(hour(0), file, { late: hour(begun.by), ...begun.unusual }), ...lines);
  });

/** Corrections are made here, of whatever was brought. */
function isTakenOver(taken: Import, { at, type }: Pick<Happening, 'at' | 'type'>): boolean {
  return at <= taken.at && type !== 'EventCorrected';
}

/** In the order of recording: what is taken over all at once, as it happened, and nothing before it. */
function entered(lives: readonly Recorded[], taken: Import | null): readonly Recorded[] {
  const times = lives.map((one) => {
    if (!taken) return one;
    return { ...one, by: isTakenOver(taken, one) ? taken.at - one.at : Math.max(one.by, taken.at - one.at) };
  });
  return times.toSorted((a, b) => a.at + a.by - b.at - b.by);
}
