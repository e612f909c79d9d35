import { instantOf, type JsonObject, type RecordedEvent } from '#kernel';
import { choices } from '../../test/support/random-numbers.ts';
import { type Told, toldLog } from '../../test/support/told-log.ts';

const HOUR = 3_600_000;
export const CUSTOMERS = ['c1', 'c2', 'c3', 'c4'] as const;

/**
 * Opportunities of four customers over `days`, with visits, drives in two shared cars and surveys of one outlet, some of it
 * entered late or corrected; customers are sometimes merged.
 */
export function randomCustomers(seed: number, count: number, start: number, days: number): readonly RecordedEvent[] {
  const { pick, chance, whole } = choices(seed);
  const told: Told[] = [];
  const last = new Map<string, number>();
  const tell = (category: string, id: string, type: string, occurred: number, data: JsonObject, corrects?: Told) => {
    const stream = category + id;
    const lag = chance(0.25) ? whole(1, 200) * HOUR : 0;
    const recorded = Math.max(occurred + lag, last.get(stream) ?? 0);
    last.set(stream, recorded);
    const one: Told = {
      category,
      id,
      type,
      occurred: corrects ? recorded : occurred,
      recorded,
      data,
      ...(corrects && { corrects }),
    };
    told.push(one);
    return one;
  };
  const hour = () => start + whole(0, days * 24) * HOUR;
  const takenBack = { voided: [''] };

  for (let n = 0; n < count; n += 1) {
    const id = `o${n}`;
    const customerId = pick(CUSTOMERS);
    let now = hour();
    let episode = 1;
    const next = () => {
      now += whole(1, 90) * HOUR;
      return now;
    };
    const file = tell('opportunity', id, 'Created', now, {
      episode,
      customerId,
      stageModel: 'simple@1',
      stage: 'ENGAGING',
      dimensions: {},
      ...(chance(0.5) && { visitId: `v${whole(0, count)}` }),
      ...(chance(0.7) && { consultant: pick(['s1', 's2']), outlet: 'p1' }),
      checks: {},
    });
    for (let act = 0, acts = whole(0, 7); act < acts; act += 1) {
      const key = `${id}.${act}`;
      const what = whole(0, 6);
      if (what === 0) {
        const contact = {
          episode,
          activityId: key,
          type: 'phone',
          outcome: pick(['reached', 'no_answer']),
          checks: {},
        };
        const at = next();
        const done = tell('opportunity', id, 'FollowUpCompleted', at, { ...contact, contactAt: instantOf(at) });
        if (chance(0.2)) tell('opportunity', id, 'EventCorrected', now, { changes: { '/outcome': 'other' } }, done);
        if (chance(0.1)) tell('opportunity', id, 'EventCorrected', now, takenBack, done);
      } else if (what === 1) {
        const car = pick(['car1', 'car2']);
        const trip = { bookingId: key, opportunityId: id, odometerKm: whole(10, 90) };
        const booked = { episode, bookingId: key, vehicleId: car, slot: instantOf(now) };
        tell('opportunity', id, 'TestDriveBooked', next(), booked);
        if (chance(0.8)) {
          const out = tell('demoCar', car, 'DemoCarCheckedOut', next(), { ...trip, at: instantOf(now) });
          if (chance(0.2)) tell('demoCar', car, 'EventCorrected', now, { changes: { '/odometerKm': 5 } }, out);
          if (chance(0.8)) tell('demoCar', car, 'DemoCarReturned', next(), { ...trip, at: instantOf(now) });
          if (chance(0.8)) {
            const driven = { episode, bookingId: key, odometer: {}, driverId: customerId, checks: {} };
            tell('opportunity', id, 'TestDriveCompleted', next(), driven);
          }
        }
      } else if (what === 2) {
        const order = { episode, orderId: key };
        tell('opportunity', id, 'OrderPlaced', next(), { ...order, amount: { amount: '1.00', currency: 'CNY' } });
        if (chance(0.7)) tell('opportunity', id, 'VehicleMatched', next(), { ...order, vin: `V${key}` });
        if (chance(0.3)) {
          tell('opportunity', id, 'OrderCancelled', next(), { ...order, value: { amount: '1.00', currency: 'CNY' } });
        } else if (chance(0.6)) {
          const at = next();
          tell('opportunity', id, 'VehicleDelivered', at, { ...order, vin: `V${key}`, deliveredAt: instantOf(at) });
        }
      } else if (what === 3) {
        const survey = { score: whole(0, 10), scale: 10, ...pick([{ customerId }, { opportunityId: id }, {}]) };
        const surveyed = tell('outlet', 'p1', 'SatisfactionSurveyed', next(), survey);
        if (chance(0.3))
          tell('outlet', 'p1', 'EventCorrected', now, pick([takenBack, { changes: { '/score': 3 } }]), surveyed);
      } else if (what === 4)
        tell('opportunity', id, 'Reassigned', next(), { episode, from: {}, to: { consultant: 's3' } });
      else if (what === 5 && chance(0.5)) {
        const visitId = `v${whole(0, count)}`;
        tell('opportunity', id, 'EventCorrected', now, { changes: { '/visitId': visitId } }, file);
      } else if (what === 6) {
        if (chance(0.4)) {
          tell('opportunity', id, 'Converted', next(), { episode, contactId: customerId, checks: {} });
        } else {
          tell('opportunity', id, 'Lost', next(), { episode });
          const asleep = chance(0.7) ? 'CustomerDormant' : 'DormancyDeferred';
          tell('opportunity', id, asleep, now, { episode, customerId, openOpportunities: [] });
        }
        if (chance(0.5)) break;
        episode += 1;
        tell('opportunity', id, 'OpportunityReopened', next(), { episode, stage: 'ENGAGING' });
        tell('opportunity', id, 'CustomerReactivated', now, { episode, customerId });
      }
    }
  }
  for (let n = 0; n <= count; n += 1) {
    const visit = { visitId: `v${n}`, channel: pick(['showroom', 'phone']) };
    if (chance(0.8)) {
      const names = pick([{}, { customerId: pick(CUSTOMERS) }, { opportunityId: `o${whole(0, count)}` }]);
      const traffic = { ...visit, outlet: 'p1', partySize: 1, ...names };
      const registered = tell('visit', `v${n}`, 'TrafficRegistered', hour(), traffic);
      if (chance(0.15)) tell('visit', `v${n}`, 'EventCorrected', hour(), takenBack, registered);
    }
    if (chance(0.2)) tell('visit', `v${n}`, 'UnprofiledVisitRecorded', hour(), { ...visit, checks: {} });
  }
  for (const from of CUSTOMERS) {
    if (!chance(0.3)) continue;
    const merged = tell('customer', from, 'CustomersMerged', hour(), { from, into: pick(CUSTOMERS), reason: 'r' });
    if (chance(0.2)) tell('customer', from, 'EventCorrected', hour(), takenBack, merged);
  }
  return toldLog(told);
}
