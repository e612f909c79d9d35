import { describe, expect, it } from '@jest/globals';
import { created, idOf, statusOf, takenOver, verdictsOf } from '../../testing/told.fixture.ts';
import { vinMatchedOnce } from './vin-matched-once.ts';

const vin = 'LSVAA49J132047371';
const imported = { judge: true };
const matchedBy = (by: string, role: string, placedBy = 's-1') =>
  takenOver(
    created('2026-11-20 09:00'),
    ['2026-11-21 10:00', 'OrderPlaced', { orderId: 'r-1' }, { by: placedBy, imported }],
    ['2026-11-22 10:00', 'VehicleMatched', { orderId: 'r-1', vin }, { by, role, imported }],
  );

describe('vin-matched-once', () => {
  const history = matchedBy('s-9', 'planner');
  const held = (opportunityId: string, orderId: string) => ({
    vehicle: { id: 'v', revision: 0, state: { heldBy: { opportunityId, orderId, event: 'reserved' } } },
  });
  it.each([
    ['nobody', { vehicle: { id: 'v', revision: -1, state: {} } }, 'kept'],
    ['this order', held('op-1', 'r-1'), 'kept'],
    ['another order of the opportunity', held('op-1', 'r-2'), 'violated'],
    ['another opportunity', held('op-2', 'r-1'), 'violated'],
    ['nobody knows whom', {}, 'none'],
  ])('a vehicle held by %s is judged', (_name, known, status) => {
    expect(statusOf(vinMatchedOnce, history, { known })).toBe(status);
  });

  it('rests on the other match', () => {
    const [verdict] = verdictsOf(vinMatchedOnce, history, { known: held('op-2', 'r-1') });
    expect(verdict?.evidence).toEqual([idOf(2), 'reserved']);
  });
});
