import { add, type Instant, type Money, minorUnits, negate, type StreamEvent, zero } from '#kernel';
import { effectiveSteps } from './opportunity.ts';
import { type OrderStanding, orderValue, type Standing } from './standing.ts';
import { pointOf } from './trajectory.ts';
import type { TrajectoryPoint } from './trajectory-point.ts';

/** What an event of an order brought, in the period of that event. */
export interface SaleMove {
  readonly at: Instant;
  /** Where the opportunity stood after it. */
  readonly point: TrajectoryPoint;
  /**
   * `contract` (签单): what an order is worth more for being placed or amended, or less for a discount or its cancellation;
   * `collected` (回款): what was paid, refunds negative.
   */
  readonly kind: 'contract' | 'collected';
  readonly amount: Money;
}

/**
 * What the events of one opportunity that were known brought by an instant, corrections applied: all `contract` moves of an
 * order that stands come to its value, all `collected` ones to what was paid (domain.md 6).
 */
export function saleMoves(events: Iterable<StreamEvent>, at: Instant): readonly SaleMove[] {
  const moves: SaleMove[] = [];
  let before: Standing | undefined;
  for (const { event, state } of effectiveSteps(events, at)) {
    const { standing } = state;
    const { orderId } = event.data;
    if (typeof orderId === 'string' && standing !== before) {
      const [old, now] = [before?.orders[orderId], standing.orders[orderId]];
      const point = pointOf(standing, event.occurredAt);
      const told = { at: event.occurredAt, point };
      for (const amount of difference(worthOf(old), worthOf(now))) moves.push({ ...told, kind: 'contract', amount });
      for (const amount of difference(old?.paid, now?.paid)) moves.push({ ...told, kind: 'collected', amount });
    }
    before = standing;
  }
  return moves;
}

function worthOf(order: OrderStanding | undefined): Money | undefined {
  return order && !order.cancelled ? orderValue(order) : undefined;
}

/** What is there more; an order whose currency is corrected gives up the one and has the other. */
function difference(old: Money | undefined, now: Money | undefined): readonly Money[] {
  if (old && now && old.currency !== now.currency) return [negate(old), now];
  const currency = (now ?? old)?.currency;
  if (currency === undefined) return [];
  const more = add(now ?? zero(currency), negate(old ?? zero(currency)));
  return minorUnits(more) === 0n ? [] : [more];
}
