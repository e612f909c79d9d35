import { instantOf, type JsonObject, type RecordedEvent } from '#kernel';
import { choices } from '../../test/support/random-numbers.ts';
import { type Told, toldLog } from '../../test/support/told-log.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
export const CONSULTANTS = ['s1', 's2', 's3'] as const;
export const OUTLETS = ['o1', 'o2'] as const;

/** Sales over `days`, with contacts and drives entered late, corrections, other owners, exits and care plans. */
export function randomSales(seed: number, sales: number, start: number, days: number): readonly RecordedEvent[] {
  const random = choices(seed);
  const { pick, chance, whole } = random;
  const told: Told[] = [];
  for (let n = 0; n < sales; n += 1) sale(`o${n}`);
  return toldLog(told);

  function sale(id: string): void {
    let now = start + whole(0, days * 0.7) * DAY + whole(0, 24) * HOUR;
    let episode = 1;
    let n = 0;
    const fresh = () => `${id}.${n++}`;
    const tell = (type: string, data: JsonObject, late = false, corrects?: Told): Told => {
      now += corrects ? 1 : whole(0, 60) * HOUR;
      const lag = late && chance(0.4) ? whole(1, 20 * 24) * HOUR : 0;
      const recorded = Math.max(now + lag, told.findLast((one) => one.id === id)?.recorded ?? 0);
      const one: Told = {
        category: 'opportunity',
        id,
        type,
        occurred: corrects ? recorded : now,
        recorded,
        data: corrects ? data : { episode, ...data },
        ...(corrects && { corrects }),
      };
      told.push(one);
      return one;
    };
    const soon = () => instantOf(now + whole(-1, 12) * DAY + whole(0, 9) * HOUR);
    const date = () => instantOf(now + whole(0, 60) * DAY).slice(0, 10);
    const created = tell('Created', {
      customerId: 'c',
      stageModel: pick(['dealer@1', 'simple@1', 'project@1']),
      stage: 'PROFILED',
      dimensions: {},
      checks: {},
      ...(chance(0.8) && { consultant: pick(CONSULTANTS), outlet: pick(OUTLETS) }),
      ...(chance(0.5) && { expectedPurchaseDate: date() }),
    });
    for (let act = 0, acts = whole(0, 12); act < acts; act += 1) {
      const what = whole(0, 9);
      if (what <= 2) {
        const activityId = fresh();
        const planned = tell('FollowUpScheduled', { activityId, dueAt: soon(), type: pick(['phone', 'visit']) });
        if (chance(0.3)) tell('FollowUpRescheduled', { activityId, from: soon(), to: soon() });
        if (chance(0.1)) tell('EventCorrected', { changes: { '/dueAt': soon() } }, false, planned);
        if (chance(0.05)) tell('EventCorrected', { voided: [''] }, false, planned);
        if (chance(0.6)) {
          const done = { activityId, contactAt: soon(), type: 'phone', outcome: 'reached', checks: {} };
          const contact = chance(0.2)
            ? tell('FollowUpCancelled', { activityId })
            : tell('FollowUpCompleted', done, true);
          if (chance(0.1)) tell('EventCorrected', { voided: [''] }, false, contact);
        }
      } else if (what === 3) {
        const bookingId = fresh();
        tell('TestDriveBooked', { bookingId, vehicleId: 'd', ...(chance(0.8) && { slot: soon() }) });
        if (chance(0.6)) tell('TestDriveCompleted', { bookingId, odometer: {}, driverId: 'c', checks: {} }, true);
      } else if (what === 4) tell('ExpectedPurchaseDateChanged', { new: date() });
      else if (what === 5) tell(pick(['Reassigned', 'Reclaimed']), { from: {}, to: { consultant: pick(CONSULTANTS) } });
      else if (what === 6) tell('NeedsRecorded', { competitors: [] });
      else if (what === 7 && chance(0.3)) {
        const changes = chance(0.5) ? { '/consultant': pick(CONSULTANTS) } : { '/expectedPurchaseDate': date() };
        tell('EventCorrected', { changes }, false, created);
      } else if (what === 8) {
        const orderId = fresh();
        tell('OrderPlaced', { orderId, amount: { amount: '1.00', currency: 'CNY' } });
        if (chance(0.7)) tell('VehicleMatched', { orderId, vin: `V${orderId}` });
        if (chance(0.4)) tell('OrderCancelled', { orderId, value: { amount: '1.00', currency: 'CNY' } });
        else if (chance(0.5)) tell('VehicleDelivered', { orderId, vin: `V${orderId}`, deliveredAt: soon() });
      } else if (what === 9 && chance(0.5)) {
        if (chance(0.5)) tell('Lost', {});
        else {
          tell('Converted', { contactId: 'c', checks: {} });
          const tasks = [1, 2, 3].map(() => ({ taskId: fresh(), kind: 'care-weekly', dueAt: soon() }));
          tell('CarePlanCreated', { tasks });
          for (const { taskId, kind } of tasks)
            if (chance(0.7)) tell('CareTaskCompleted', { taskId, kind, checks: {} }, true);
        }
        if (chance(0.6)) break;
        episode += 1;
        tell('OpportunityReopened', { stage: 'PROFILED' });
      }
    }
  }
}
