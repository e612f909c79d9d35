import { describe, expect, it } from '@jest/globals';
import { overdueByConsultant } from '../../overdue-activities.ts';
import { aRuleSet, created, idOf, local, plainScene, type Told, told, verdictsOf } from '../../testing/told.fixture.ts';
import { activitySameDay } from './activity-same-day.ts';
import { noOverdueActivity } from './no-overdue-activity.ts';

const opened = created('2026-11-20 09:00');
const planned = (activityId: string, dueAt: string): Told => [
  '2026-11-20 10:00',
  'FollowUpScheduled',
  { activityId, dueAt: local(dueAt), type: 'phone', checks: {} },
];
const done = (at: string, activityId: string): Told => [
  at,
  'FollowUpCompleted',
  { activityId, outcome: 'reached', checks: {} },
];
const moved = (at: string, activityId: string): Told => [
  at,
  'FollowUpRescheduled',
  { activityId, from: local('2026-11-25 09:00'), to: local('2026-12-01 09:00') },
];

function overdue(histories: readonly (readonly Told[])[], { at = '2026-12-31', rows = { both: true } } = {}) {
  const judged = histories
    .flatMap((events) => verdictsOf(activitySameDay, told(opened, ...events), { at }))
    .map((verdict) => ({ verdict, stageModel: 'dealer' }));
  const book = [aRuleSet(rows.both ? { [noOverdueActivity.name]: {} } : {})];
  return overdueByConsultant(judged, { asOf: local(at), effectiveAt: local(at) }, { book, scene: plainScene });
}

const due = (activityId: string) => planned(activityId, '2026-11-25 09:00');

describe('no-overdue-activity', () => {
  it('is kept where what was due is done on its day, and broken a moment later', () => {
    expect(overdue([[due('a-1'), done('2026-11-25 23:59:59', 'a-1')]])).toEqual([]);
    expect(overdue([[due('a-1'), done('2026-11-26 00:00:00', 'a-1')]])).toMatchObject([
      {
        subject: { kind: 'consultant', id: 's-1' },
        opportunityId: null,
        status: 'violated',
        since: local('2026-11-26 00:00'),
        decidableAt: local('2026-11-27 00:00'),
        fixedAt: local('2026-11-26 00:00:00'),
        evidence: [idOf(1), idOf(2)],
        message: { zh: '2026-11-25 有 1 项到期活动未执行' },
      },
    ]);
  });

  it('gathers what was missed by one close over opportunities, and is mended by the last of them', () => {
    const first = [due('a-1'), done('2026-11-27 10:00', 'a-1')];
    const second = [due('a-2'), moved('2026-11-28 10:00', 'a-2')];
    expect(overdue([first, second])).toMatchObject([
      {
        since: local('2026-11-26 00:00'),
        fixedAt: local('2026-11-28 10:00'),
        message: { zh: expect.stringMatching('2 项') },
      },
    ]);
  });

  it('is not mended while one is open', () => {
    expect(overdue([[due('a-1'), done('2026-11-27 10:00', 'a-1')], [due('a-2')]])).toMatchObject([{ fixedAt: null }]);
  });

  it('counts an activity at the one close that ends its due day', () => {
    expect(overdue([[due('a-1')], [planned('a-2', '2026-11-27 09:00')]]).map(({ since }) => since)).toEqual([
      local('2026-11-26 00:00'),
      local('2026-11-28 00:00'),
    ]);
  });

  it('is of each consultant', () => {
    const handedOver: Told = ['2026-11-21 09:00', 'Reassigned', { from: {}, to: { consultant: 's-2' } }];
    expect(overdue([[due('a-1')], [due('a-2'), handedOver]]).map(({ subject }) => subject.id)).toEqual(['s-1', 's-2']);
  });

  it('is decided with the end of late entry', () => {
    expect(overdue([[due('a-1')]], { at: '2026-11-26 23:59:59' })).toEqual([]);
    expect(overdue([[due('a-1')]], { at: '2026-11-27 00:00:00' })).toHaveLength(1);
  });

  it('is not judged where no rule set has it', () => {
    expect(overdue([[due('a-1')]], { rows: { both: false } })).toEqual([]);
  });
});
