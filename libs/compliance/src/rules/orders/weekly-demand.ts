import {
  addDays,
  earliest,
  type Instant,
  isCorrection,
  isoWeekOf,
  type LocalDate,
  later,
  localDate,
  startOfDay,
  type Zone,
} from '#kernel';
import { outletRule } from '../../define-rule.ts';
import { firstKnownSo, type History, hoursAfter, knownAt } from '../../history.ts';
import { clockOf, type Point } from '../../point.ts';
import type { OutletFinding } from '../../rule.ts';
import { parametersOf } from '../../verdict-of.ts';
import { type OutstandingOrder, outstandingOrders } from './outstanding-orders.ts';
import { ordersOf, submissionsIn } from './submissions.ts';

/**
 * S37 每周三前，销售计划员根据订单情况进行需求提报. Before Wednesday 00:00 an outlet submits the demand of that week. It owes the
 * orders that were placed and recorded before, are active and unmatched then and in no earlier batch; the first submission of
 * the week names those placed up to its own instant, or a later one does. Where nothing is owed there is no obligation. Late
 * evidence is none: the hours of late entry are 0.
 */
export const weeklyDemand = outletRule({
  name: 'weekly-demand',
  seed: 'S37, A-10',
  parameters: { lateEntryHours: 0 },
  find({ outlet, demands, opportunities }, point, inForceOn, { zone }) {
    const clock = clockOf(point);
    const asKnown = opportunities.map((history) => history.filter(({ recordedAt }) => recordedAt <= point.asOf));
    const outstanding = asKnown.map((history) => outstandingOrders(history, outlet, point.asOf));
    const binding = (order: OutstandingOrder) =>
      inForceOn({ at: order.placedAt, knownBy: order.recordedAt, stageModel: order.stageModel });
    /** What is owed for a week, and what was submitted by then, as far as counts as recorded by an instant. */
    const at = (week: string, before: Instant, countedBy: Instant) => {
      const submissions = submissionsIn(
        knownAt(demands, { effectiveAt: later(before, -1), asOf: point.asOf }, countedBy),
      );
      const earlier = new Set(submissions.flatMap((one) => (one.week < week ? one.orderIds : [])));
      const owed = outstanding
        .flatMap((of) => of(before, countedBy))
        .filter((order) => !earlier.has(order.orderId) && binding(order) !== undefined)
        .sort(byPlacing);
      return { submissions, owed };
    };
    const findings: OutletFinding[] = [];
    for (const wednesday of wednesdays(firstOrderOn(asKnown, zone), clock, zone)) {
      const deadline = { at: startOfDay(wednesday, zone), inclusive: false };
      const week = isoWeekOf(wednesday);
      const passed = deadline.at <= clock;
      const soFar = passed ? at(week, deadline.at, deadline.at) : at(week, later(clock, 1), clock);
      const [oldest] = soFar.owed;
      const inForce = oldest && binding(oldest);
      if (!inForce) continue;
      const cutOff = hoursAfter(deadline.at, parametersOf(weeklyDemand, inForce).lateEntryHours);
      const open = { inForce, key: week, deadline, decidableAt: null, evidence: [oldest.eventId] } as const;
      if (!passed) {
        findings.push({ ...open, status: 'open', values: { week, orders: namesOf(soFar.owed) } });
        continue;
      }
      const { submissions, owed } = at(week, deadline.at, cutOff);
      if (owed.length === 0) continue;
      const first = submissions.find((one) => one.week === week && one.outlet === outlet);
      const batched = new Set(submissions.flatMap(({ orderIds }) => orderIds));
      const missing = first
        ? owed.filter(({ orderId, placedAt }) => placedAt <= first.event.occurredAt && !batched.has(orderId))
        : owed;
      const basis = (missing.length === 0 ? owed : missing).map(({ eventId }) => eventId);
      const finding = {
        ...open,
        evidence: first ? [...basis, first.event.id] : basis,
        values: { week, orders: namesOf(missing) },
      };
      if (clock < cutOff) findings.push({ ...finding, status: 'pending' });
      else if (missing.length === 0) findings.push({ ...finding, status: 'kept', decidableAt: cutOff });
      else {
        const fixing = firstInBatches(missing, demands, point);
        const evidence = [...finding.evidence, ...(fixing ? [fixing.id] : [])];
        findings.push({ ...finding, status: 'violated', decidableAt: cutOff, evidence, ...(fixing && { fixing }) });
      }
    }
    return findings;
  },
  message: {
    zh: '{week} 周需求未按时提报或有遗漏，应含订单：{orders}',
    en: 'The demand of {week} was not submitted in time or leaves out orders; it owes: {orders}',
  },
  remedy: {
    zh: '用 SubmitDemand 提报遗漏的订单，并在每周三 00:00 前提报',
    en: 'Submit the missing orders with SubmitDemand, and submit before Wednesday 00:00',
  },
});

/** The event with which every order was in some batch, of whatever week. */
function firstInBatches(orders: readonly OutstandingOrder[], demands: History, point: Point) {
  const wanted = new Set(orders.map(({ orderId }) => orderId));
  const naming = demands.filter((event) => isCorrection(event) || ordersOf(event).some((id) => wanted.has(id)));
  return firstKnownSo(naming, point, (known) => wanted.isSubsetOf(new Set(known.flatMap(ordersOf))));
}

function namesOf(orders: readonly OutstandingOrder[]): string {
  return orders.map(({ orderId }) => orderId).join(', ');
}

function byPlacing(a: OutstandingOrder, b: OutstandingOrder): number {
  if (a.placedAt !== b.placedAt) return a.placedAt < b.placedAt ? -1 : 1;
  if (a.recordedAt !== b.recordedAt) return a.recordedAt < b.recordedAt ? -1 : 1;
  return a.orderId < b.orderId ? -1 : 1;
}

function firstOrderOn(
  opportunities: readonly (readonly { readonly type: string; readonly occurredAt: Instant }[])[],
  zone: Zone,
): LocalDate | undefined {
  let first: Instant | undefined;
  for (const { type, occurredAt } of opportunities.flat()) {
    if (type === 'OrderPlaced') first = earliest(first ?? occurredAt, occurredAt);
  }
  return first && localDate(first, zone);
}

/** Every Wednesday after a date, to the first one that begins after an instant. */
function* wednesdays(after: LocalDate | undefined, clock: Instant, zone: Zone): Generator<LocalDate> {
  if (after === undefined) return;
  const daysUntil = (10 - Temporal.PlainDate.from(after).dayOfWeek) % 7 || 7;
  let day = addDays(after, daysUntil);
  for (; startOfDay(day, zone) <= clock; day = addDays(day, 7)) yield day;
  yield day;
}
