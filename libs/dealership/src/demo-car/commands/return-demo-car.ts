import { type CommandType, distance, fact, type Instant, type Kilometres, refuse } from '#kernel';
import { type DemoCar, demoCar, type Reading } from '../demo-car.ts';
import { demoCarReturned } from '../events/demo-car-returned.ts';

export interface ReturnDemoCar {
  readonly bookingId: string;
  readonly opportunityId: string;
  readonly odometerKm: Kilometres;
  /** Default: now. */
  readonly at?: Instant;
}

export const returnDemoCar: CommandType<ReturnDemoCar, DemoCar> = {
  name: 'ReturnDemoCar',
  aggregate: demoCar,
  lateness: 'contact',
  happenedAt: 'at',
  decide({ bookingId, opportunityId, odometerKm }, state, { imported, occurredAt }) {
    if (!imported) {
      const drive = state.drives.get(bookingId);
      if (!drive?.out || drive.opportunityId !== opportunityId) return notOut();
      if (drive.back) return returnedBefore(drive.back.event);
      if (occurredAt < drive.out.at) return beforeCheckOut(drive.out.event);
      if (distance(drive.out.odometerKm, odometerKm) < 0) return odometerRanBack(drive.out.event);
      const next = checkOutBetween(state, drive.out, occurredAt);
      if (next) return outAgain(next.event);
    }
    return [fact(demoCarReturned, { bookingId, opportunityId, odometerKm, at: occurredAt })];
  },
};

function checkOutBetween(state: DemoCar, out: Reading, until: Instant): Reading | undefined {
  for (const { out: other, back } of state.drives.values()) {
    const between = other && other.event !== out.event && other.at >= out.at && other.at < until;
    // A trip that ended the moment it began lies before one that began then.
    if (between && !(back && back.at <= out.at)) return other;
  }
  return undefined;
}

function notOut() {
  return refuse(
    'return-needs-check-out',
    { zh: '该预约没有出车记录', en: 'The car was not checked out for this booking of this opportunity' },
    { remedy: { zh: '先用 CheckOutDemoCar 登记出车', en: 'Record the check-out first, with CheckOutDemoCar' } },
  );
}

function returnedBefore(event: string) {
  return refuse(
    'demo-car-returned-once',
    { zh: '该预约已还车', en: 'The car has been returned from this booking already' },
    {
      evidence: [event],
      remedy: { zh: '核对预约编号：每次试驾各有一个', en: 'Check the booking id: every trip has its own' },
    },
  );
}

function beforeCheckOut(event: string) {
  return refuse(
    'return-after-check-out',
    { zh: '还车时间早于出车时间', en: 'The car cannot come back before it left' },
    { evidence: [event], remedy: { zh: '更正还车时间', en: 'Correct the time of the return' } },
  );
}

function odometerRanBack(event: string) {
  return refuse(
    'odometer-forward',
    { zh: '还车里程小于出车里程', en: 'The odometer shows less than at the check-out' },
    { evidence: [event], remedy: { zh: '核对里程表读数', en: 'Read the odometer again' } },
  );
}

function outAgain(event: string) {
  return refuse(
    'one-check-out-per-car',
    { zh: '还车前该车已再次出车', en: 'By that time the car had left for another test drive' },
    { evidence: [event], remedy: { zh: '更正还车时间', en: 'Give a time of return before the next check-out' } },
  );
}
