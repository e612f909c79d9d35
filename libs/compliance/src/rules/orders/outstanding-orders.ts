import { type Instant, later, latest } from '#kernel';
import { activeOrders, foldEffective } from '#opportunity';
import { countedAtOf, type History, isJudged, knownAt } from '../../history.ts';

/** An order that wants a vehicle. */
export interface OutstandingOrder {
  readonly orderId: string;
  readonly eventId: string;
  readonly placedAt: Instant;
  readonly recordedAt: Instant;
  /** Id of the model that its opportunity follows. */
  readonly stageModel: string;
}

/**
 * Tells, instant after instant, which of an outlet's orders had been placed and recorded before it, and were active and
 * unmatched then, as far as counts as recorded by another. Imports that rules do not judge want none.
 * @param opportunity what the log holds of one, in the order of recording
 * @param asOf what was recorded later is not visible
 */
export function outstandingOrders(
  opportunity: History,
  outlet: string,
  asOf: Instant,
): (before: Instant, countedBy: Instant) => readonly OutstandingOrder[] {
  const placed = opportunity.filter(({ type }) => type === 'OrderPlaced');
  const [first] = placed.map(({ occurredAt }) => occurredAt).sort();
  if (first === undefined) return () => [];
  const quietFrom = opportunity.map((event) => latest(event.occurredAt, event.recordedAt)).reduce(latest);
  let settled: readonly OutstandingOrder[] | undefined;
  return (before, countedBy) => {
    if (before <= first) return [];
    if (before > quietFrom && settled) return settled;
    const until = later(before, -1);
    const known = knownAt(opportunity, { effectiveAt: until, asOf }, countedBy);
    const { standing, orders } = foldEffective(known, until);
    const active =
      standing.dimensions.outlet === outlet
        ? activeOrders(standing).filter(([id]) => orders.get(id)?.vin === undefined && !orders.get(id)?.deliveredVin)
        : [];
    const found = active.flatMap(([orderId]): OutstandingOrder[] => {
      const event = known.find(({ id }) => id === orders.get(orderId)?.placed?.eventId);
      if (!event || !isJudged(event) || countedAtOf(event) >= before) return [];
      const { id: eventId, occurredAt: placedAt, recordedAt } = event;
      const stageModel = standing.stageModel.slice(0, standing.stageModel.lastIndexOf('@'));
      return [{ orderId, eventId, placedAt, recordedAt, stageModel }];
    });
    if (before > quietFrom) settled = found;
    return found;
  };
}
