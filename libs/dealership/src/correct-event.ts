import {
  type Aggregate,
  type CommandType,
  type CorrectEvent,
  decideCorrection,
  foldedEvents,
  type RecordedEvent,
  type Remembering,
} from '#kernel';
import { customer } from './customer/customer.ts';
import { demoCar } from './demo-car/demo-car.ts';
import { dealershipEvents } from './events.ts';
import { outlet } from './outlet/outlet.ts';
import { staff } from './staff/staff.ts';
import { visit } from './visit/visit.ts';

/** Registrations, and the trips of a car: other events, and the order of trips, rest on them. */
const NEVER_TAKEN_BACK: ReadonlySet<string> = new Set([
  'OutletRegistered',
  'StaffRegistered',
  'DemoCarCheckedOut',
  'DemoCarReturned',
]);

const NEEDED: Readonly<Record<string, readonly string[]>> = {
  TrafficRegistered: ['/channel', '/outlet', '/partySize'],
  UnprofiledVisitRecorded: ['/channel'],
  CustomersMerged: ['/reason'],
  OutletRegistered: ['/label'],
  SatisfactionSurveyed: ['/score', '/scale'],
  TrainingCompleted: ['/topic'],
  StrategyAdjusted: ['/note'],
  DemoCarCheckedOut: ['/odometerKm'],
  DemoCarReturned: ['/odometerKm'],
  StaffRegistered: ['/name', '/role'],
};

const FIXED: ReadonlySet<string> = new Set([
  'visitId',
  'from',
  'into',
  'staffId',
  'bookingId',
  'opportunityId',
  'customerId',
  'at',
  'checks',
]);

/** CorrectEvent on the streams of one kind. */
function correctEventIn<State extends Remembering>(aggregate: Aggregate<State>): CommandType<CorrectEvent, State> {
  const rules = {
    types: dealershipEvents.filter(({ category }) => category === aggregate.category),
    neverTakenBack: NEVER_TAKEN_BACK,
    fixed: FIXED,
    needed: NEEDED,
    subjectOf,
    checks: reasonGiven,
  };
  return {
    name: 'CorrectEvent',
    aggregate,
    lateness: 'planning',
    decide: (input, state) => decideCorrection(foldedEvents(state), input, rules),
  };
}

/** The customer whom the event names, else whoever told it: as free text is sealed. */
function subjectOf({ data, meta }: RecordedEvent): string {
  return typeof data.customerId === 'string' ? data.customerId : meta.actor.id;
}

function reasonGiven(_event: RecordedEvent, changes: object, voided: readonly string[]) {
  if ('/reasonNoRecord' in changes) return { '/checks/reasonGiven': true };
  return voided.includes('/reasonNoRecord') ? { '/checks/reasonGiven': false } : {};
}

/** On every kind of stream but vehicles: a reservation is a lock and states nothing; a wrong one is released. */
export const correctEventCommands: readonly CommandType[] = [
  correctEventIn(visit),
  correctEventIn(customer),
  correctEventIn(outlet),
  correctEventIn(demoCar),
  correctEventIn(staff),
];
