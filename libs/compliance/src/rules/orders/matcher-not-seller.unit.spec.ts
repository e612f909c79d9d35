import { describe, expect, it } from '@jest/globals';
import { created, idOf, statusOf, takenOver, verdictsOf } from '../../testing/told.fixture.ts';
import { matcherNotSeller } from './matcher-not-seller.ts';

const vin = 'LSVAA49J132047371';
const imported = { judge: true };
const matchedBy = (by: string, role: string, placedBy = 's-1') =>
  takenOver(
    created('2026-11-20 09:00'),
    ['2026-11-21 10:00', 'OrderPlaced', { orderId: 'r-1' }, { by: placedBy, imported }],
    ['2026-11-22 10:00', 'VehicleMatched', { orderId: 'r-1', vin }, { by, role, imported }],
  );

describe('matcher-not-seller', () => {
  it.each([
    ['a planner', 's-9', 'planner', 'kept'],
    ['the planner who placed the order', 's-1', 'planner', 'violated'],
    ['another consultant', 's-2', 'sales_consultant', 'violated'],
    ['a manager', 's-3', 'sales_manager', 'violated'],
    ['a service that takes over the sale', 'import', 'service', 'none'],
  ])('a match by %s is judged', (_name, by, role, status) => {
    expect(statusOf(matcherNotSeller, matchedBy(by, role))).toBe(status);
  });

  it('rests on the order', () => {
    expect(verdictsOf(matcherNotSeller, matchedBy('s-1', 'planner'))[0]?.evidence).toEqual([idOf(2), idOf(1)]);
  });
});
