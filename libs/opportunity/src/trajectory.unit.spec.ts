import { describe, expect, it } from '@jest/globals';
import { createdIn, minute, recorded, type Told, yuan } from './opportunity.fixture.ts';
import { extendTrajectory, noTrajectory, trajectory } from './trajectory.ts';

const file: Told = [
  minute(0),
  'Created',
  createdIn('dealer@1', 'PROFILED', { consultant: 's-1', dimensions: { team: 't-1' }, value: yuan('100.00') }),
];

/** The parts of a trajectory that a table can show. */
function told(events: readonly Told[]): readonly unknown[] {
  return trajectory(recorded(events)).map(({ at, status, stage, value }) => [at, status, stage, value?.amount ?? null]);
}

describe('trajectory', () => {
  it('has a point where something changed and none where nothing did', () => {
    expect(
      told([
        file,
        [minute(1), 'FollowUpCompleted', { episode: 1, activityId: 'a-1', contactAt: minute(1), outcome: 'reached' }],
        [minute(2), 'FollowUpCompleted', { episode: 1, activityId: 'a-2', contactAt: minute(2), outcome: 'reached' }],
        [minute(3), 'NeedsRecorded', { episode: 1, competitors: [] }],
        [minute(4), 'ValueChanged', { episode: 1, new: yuan('120.00') }],
        [minute(5), 'OrderPlaced', { episode: 1, orderId: 'r-1', amount: yuan('110.00'), discount: yuan('5.00') }],
        [minute(6), 'DiscountGranted', { episode: 1, orderId: 'r-1', amount: yuan('1.00') }],
        [minute(7), 'VehicleMatched', { episode: 1, orderId: 'r-1', vin: 'V' }],
        [minute(8), 'VehicleDelivered', { episode: 1, orderId: 'r-1', vin: 'V', deliveredAt: minute(8) }],
        [minute(9), 'Converted', { episode: 1 }],
      ]),
    ).toEqual([
      [minute(0), 'open', 'PROFILED', '100.00'],
      [minute(1), 'open', 'FOLLOWED_UP', '100.00'],
      [minute(4), 'open', 'FOLLOWED_UP', '120.00'],
      [minute(5), 'open', 'ORDERED', '105.00'],
      [minute(6), 'open', 'ORDERED', '104.00'],
      [minute(7), 'open', 'MATCHED', '104.00'],
      [minute(8), 'open', 'DELIVERED', '104.00'],
      [minute(9), 'won', 'DELIVERED', '104.00'],
    ]);
  });

  it('keeps value and dimensions of a loss as they were at the loss, and goes on with new ones when reopened', () => {
    const points = trajectory(
      recorded([
        file,
        [minute(1), 'Lost', { episode: 1 }],
        [minute(2), 'Reassigned', { episode: 1, from: { consultant: 's-1' }, to: { consultant: 's-2' } }],
        [minute(3), 'OpportunityReopened', { episode: 2, stage: 'PROFILED' }],
      ]),
    );
    expect(points.map(({ at, status, episode, dimensions }) => [at, status, episode, dimensions])).toEqual([
      [minute(0), 'open', 1, { consultant: 's-1', team: 't-1' }],
      [minute(1), 'lost', 1, { consultant: 's-1', team: 't-1' }],
      [minute(3), 'open', 2, { consultant: 's-2', team: 't-1' }],
    ]);
  });

  it('wins a project with its order, collects it, and takes the win back with the cancellation', () => {
    expect(
      told([
        [minute(0), 'Created', createdIn('project@1', 'TARGET_CUSTOMER')],
        [minute(1), 'Qualified', { episode: 1 }],
        [minute(2), 'OrderPlaced', { episode: 1, orderId: 'r-1', amount: yuan('100.00') }],
        [minute(3), 'PaymentReceived', { episode: 1, orderId: 'r-1', amount: yuan('60.00') }],
        [minute(4), 'PaymentReceived', { episode: 1, orderId: 'r-1', amount: yuan('40.00') }],
        [minute(5), 'OrderCancelled', { episode: 1, orderId: 'r-1' }],
      ]),
    ).toEqual([
      [minute(0), 'open', 'TARGET_CUSTOMER', null],
      [minute(1), 'open', 'OPPORTUNITY', null],
      [minute(2), 'won', 'SIGNED', '100.00'],
      [minute(4), 'won', 'COLLECTED', '100.00'],
      [minute(5), 'open', 'OPPORTUNITY', null],
    ]);
  });

  it('tells how a late event changed it, from the last point that stays', () => {
    const [first, second, late] = recorded([
      file,
      [minute(5), 'ValueChanged', { episode: 1, new: yuan('120.00') }],
      [minute(3), 'FollowUpCompleted', { episode: 1, activityId: 'a-1', contactAt: minute(3), outcome: 'reached' }],
    ]);
    const known = [first!, second!].reduce((compact, event) => extendTrajectory(compact, event).compact, noTrajectory);
    const { before, after } = extendTrajectory(known, late!);
    expect(before.map(({ at, stage }) => [at, stage])).toEqual([
      [minute(0), 'PROFILED'],
      [minute(5), 'PROFILED'],
    ]);
    expect(after.map(({ at, stage }) => [at, stage])).toEqual([
      [minute(0), 'PROFILED'],
      [minute(3), 'FOLLOWED_UP'],
      [minute(5), 'FOLLOWED_UP'],
    ]);
  });

  it('is extended once for all who go on from the same facts, and by itself for whoever goes on from others', () => {
    const [first, second, third] = recorded([
      file,
      [minute(1), 'ValueChanged', { episode: 1, new: yuan('120.00') }],
      [minute(2), 'ValueChanged', { episode: 1, new: yuan('130.00') }],
    ]);
    const begun = extendTrajectory(noTrajectory, first!).compact;
    const known = extendTrajectory(begun, second!).compact;
    const change = extendTrajectory(known, third!);
    expect(extendTrajectory({ facts: known.facts }, third!)).toBe(change);
    expect(extendTrajectory(begun, third!).before.map(({ value }) => value?.amount)).toEqual(['100.00']);
    expect(extendTrajectory(known, third!)).toEqual(change);
  });

  it('takes a correction from the instant of what it corrects', () => {
    const correction = { eventId: '', revision: 1, eventType: 'ValueChanged', voided: [], reason: 'typing' };
    expect(
      told([
        file,
        [minute(1), 'ValueChanged', { episode: 1, new: yuan('120.00') }],
        [minute(9), 'EventCorrected', { ...correction, changes: { '/new/amount': '125.00' } }],
      ]),
    ).toEqual([
      [minute(0), 'open', 'PROFILED', '100.00'],
      [minute(1), 'open', 'PROFILED', '125.00'],
    ]);
    expect(
      told([
        file,
        [minute(1), 'ValueChanged', { episode: 1, new: yuan('120.00') }],
        [minute(9), 'EventCorrected', { ...correction, changes: {}, voided: [''] }],
      ]),
    ).toEqual([[minute(0), 'open', 'PROFILED', '100.00']]);
  });
});
