import type { JsonObject, RecordedEvent } from '#kernel';

/** Something to do, told by nothing but the events: [opportunity, kind, id, due, since, consultant, outlet]. */
export type ToDo = readonly [string, string, string | null, string | null, string, string | null, string | null];

/** What was to be done on each opportunity then by what was known then. `due` of a date is the date. */
export function toDoAt(
  events: readonly RecordedEvent[],
  effectiveAt: string,
  asOf: string,
  patienceMs: number,
): ToDo[] {
  const streams = Map.groupBy(
    events.filter(({ recordedAt }) => recordedAt <= asOf),
    ({ stream }) => stream,
  );
  return [...streams.values()].flatMap((known) => toDoOf(truthOf(known, effectiveAt), patienceMs));
}

/** Corrected, in effective order. */
function truthOf(known: readonly RecordedEvent[], effectiveAt: string): RecordedEvent[] {
  const right = known
    .filter(({ type, occurredAt }) => type !== 'EventCorrected' && occurredAt <= effectiveAt)
    .map((event) => structuredClone(event) as RecordedEvent & { data: Record<string, unknown> });
  const gone = new Set<string>();
  for (const { type, data } of known) {
    if (type !== 'EventCorrected') continue;
    const target = right.find(({ id }) => id === data.eventId);
    if ((data.voided as string[]).includes('')) gone.add(data.eventId as string);
    for (const [pointer, value] of Object.entries(data.changes as JsonObject)) {
      if (target) target.data[pointer.slice(1)] = value;
    }
  }
  return right
    .filter(({ id }) => !gone.has(id))
    .sort((a, b) => Date.parse(a.occurredAt) - Date.parse(b.occurredAt) || a.revision - b.revision);
}

/** After these an opportunity may rest for a while. */
const TOUCHES = [
  ...['Created', 'ExpectedPurchaseDateChanged', 'OpportunityReopened', 'Reassigned', 'Reclaimed', 'Lost', 'Converted'],
  ...['FollowUpScheduled', 'FollowUpRescheduled', 'FollowUpCancelled', 'FollowUpCompleted'],
  ...['TestDriveBooked', 'TestDriveCompleted'],
  ...['OrderPlaced', 'OrderCancelled', 'VehicleMatched', 'VehicleDelivered'],
];

function toDoOf(events: readonly RecordedEvent[], patienceMs: number): ToDo[] {
  const of = (...types: string[]) => events.filter(({ type }) => types.includes(type));
  const begun = of('Created', 'OpportunityReopened').map(({ data }) => data.episode as number);
  if (begun.length === 0) return [];
  const episode = Math.max(...begun);
  const exited = new Set(of('Converted', 'Lost').map(({ data }) => data.episode));
  const names = (type: string, field: string) => new Set(of(type).map(({ data }) => data[field]));
  const [created] = of('Created');
  const owner = of('Reassigned', 'Reclaimed').at(-1)?.data.to as { consultant: string } | undefined;
  const consultant = owner?.consultant ?? (created?.data.consultant as string | undefined) ?? null;
  const place = [consultant, (created?.data.outlet as string | undefined) ?? null] as const;
  const opportunity = (events[0] as RecordedEvent).stream.replace('opportunity-', '');
  const found: ToDo[] = [];
  const first = (field: string, id: unknown) => events.find(({ data }) => data[field] === id)?.occurredAt as string;

  if (!exited.has(episode)) {
    const ended = new Set([...names('FollowUpCompleted', 'activityId'), ...names('FollowUpCancelled', 'activityId')]);
    const activities = new Set([
      ...names('FollowUpScheduled', 'activityId'),
      ...names('FollowUpRescheduled', 'activityId'),
    ]) as Set<string>;
    for (const id of activities) {
      const about = events.filter(({ data }) => data.activityId === id);
      if (ended.has(id) || about.some(({ data }) => exited.has(data.episode))) continue;
      const moved = about.findLast(({ type }) => type === 'FollowUpRescheduled')?.data.to as string | undefined;
      const planned = about.find(({ type }) => type === 'FollowUpScheduled')?.data.dueAt as string;
      found.push([opportunity, 'follow-up', id, moved ?? planned, first('activityId', id), ...place]);
    }
    const driven = names('TestDriveCompleted', 'bookingId');
    for (const { data, occurredAt } of of('TestDriveBooked')) {
      if (data.episode !== episode || driven.has(data.bookingId)) continue;
      const slot = (data.slot as string | undefined) ?? null;
      found.push([opportunity, 'test-drive', data.bookingId as string, slot, occurredAt, ...place]);
    }
    const [cancelled, delivered] = [names('OrderCancelled', 'orderId'), names('VehicleDelivered', 'orderId')];
    for (const { data, occurredAt } of of('VehicleMatched')) {
      if (data.episode !== episode || cancelled.has(data.orderId) || delivered.has(data.orderId)) continue;
      found.push([opportunity, 'delivery', data.orderId as string, null, occurredAt, ...place]);
    }
    const ordered = of('OrderPlaced').some(({ data }) => data.episode === episode && !cancelled.has(data.orderId));
    if (!ordered) {
      const none = found.length === 0;
      const dated = of('Created', 'ExpectedPurchaseDateChanged').filter(
        ({ data }) => (data.new ?? data.expectedPurchaseDate) !== undefined,
      );
      const date = dated.at(-1);
      if (date) {
        const on = (date.data.new ?? date.data.expectedPurchaseDate) as string;
        found.push([opportunity, 'expected-purchase', null, on, date.occurredAt, ...place]);
      }
      const last = (events.findLast(({ type }) => TOUCHES.includes(type)) as RecordedEvent).occurredAt;
      const stale = new Date(Date.parse(last) + patienceMs).toISOString();
      if (none) found.push([opportunity, 'no-next-step', null, stale, last, ...place]);
    }
  }
  const cared = names('CareTaskCompleted', 'taskId');
  for (const { data, occurredAt } of of('CarePlanCreated')) {
    for (const { taskId, dueAt } of data.tasks as { taskId: string; dueAt: string }[]) {
      if (!cared.has(taskId)) found.push([opportunity, 'care', taskId, dueAt, occurredAt, ...place]);
    }
  }
  return found;
}
