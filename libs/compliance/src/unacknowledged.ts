import { type ErpExport, erpExportFailed, exportedToErp } from '#dealership';
import { aggregateIdOf, endOfDay, type Instant, localDate, type RecordedEvent, type Zone } from '#kernel';

/** Where an event stands, and when it happened. */
export type Placed = Pick<RecordedEvent, 'id' | 'stream' | 'position' | 'occurredAt'>;

/** A conversion in the model `dealer`. */
export interface Sale extends Placed {
  readonly outlet: string | undefined;
}

export interface ErpTrade {
  readonly sales: readonly Sale[];
  /** What was exported, and what came of it. */
  readonly exports: readonly RecordedEvent[];
  zoneOf(outlet: string | undefined): Zone;
}

/**
 * What DSERP should have acknowledged by an instant and did not, each named by one event: the conversion, where its outlet had
 * begun to export by that local day and the day is over; else the export that failed and was never made good for some of its
 * sales. An outlet that never exported anything owes nothing here.
 */
export function unacknowledged({ sales, exports, zoneOf }: ErpTrade, by: Instant): readonly Placed[] {
  const acknowledgedAt = new Map<string, Instant>();
  const since = new Map<string, string>();
  for (const { type, occurredAt, data } of exports) {
    const { outlet, date, opportunityIds } = data as unknown as ErpExport;
    if (date < (since.get(outlet) ?? '9999')) since.set(outlet, date);
    if (type !== exportedToErp.type) continue;
    for (const id of opportunityIds) {
      if (occurredAt > (acknowledgedAt.get(id) ?? '')) acknowledgedAt.set(id, occurredAt);
    }
  }
  const isTaken = (id: string, at: Instant) => (acknowledgedAt.get(id) ?? '') >= at;
  const owed = sales.filter(({ stream, occurredAt, outlet }) => {
    const zone = zoneOf(outlet);
    const day = localDate(occurredAt, zone);
    const begun = outlet === undefined ? undefined : since.get(outlet);
    return (
      begun !== undefined && begun <= day && endOfDay(day, zone) < by && !isTaken(aggregateIdOf(stream), occurredAt)
    );
  });
  const named = new Set(owed.map(({ stream }) => aggregateIdOf(stream)));
  const failed = exports.filter(
    ({ type, occurredAt, data }) =>
      type === erpExportFailed.type &&
      (data as unknown as ErpExport).opportunityIds.some((id) => !named.has(id) && !isTaken(id, occurredAt)),
  );
  return [...owed, ...failed];
}
