import { expect } from '@jest/globals';
import fc from 'fast-check';
import {
  DEFAULT_ZONE,
  type Decision,
  derivedId,
  type Fact,
  type Instant,
  isRefusal,
  type JsonObject,
  type Kilometres,
  later,
  noPolicy,
  type RecordedEvent,
} from '#kernel';
import type { DemoCarTrips, OdometerReading } from './commands/complete-test-drive.ts';
import { opportunityCommands } from './commands/index.ts';
import { folded, minute, recorded, yuan } from './opportunity.fixture.ts';
import { foldEffective } from './opportunity.ts';
import type { OpportunityState } from './opportunity-state.ts';
import { stageModels } from './stage-models.ts';

const commands = new Map(opportunityCommands.map((command) => [command.name, command]));
const id = fc.constantFrom('1', '2', '3');
const vin = fc.constantFrom('LSVAA49J132047371', '1M8GDM9AXKP042788');
const amount = fc.constantFrom('40.00', '60.00', '100.00').map(yuan);
const stage = fc.constantFrom(...stageModels.flatMap(({ stages }) => stages.map((one) => one.id)));

/** A command, or a trip of the demo car, some minutes after the one before; it happened `late` minutes earlier. */
interface Step {
  readonly name: string;
  readonly input: object;
  readonly wait: number;
  readonly late: number;
}

const inputs: Readonly<Record<string, fc.Arbitrary<object>>> = {
  ReschedulePurchase: fc.record({ new: fc.constantFrom('2026-12-01', '2026-12-02') }),
  AmendValue: fc.record({ new: amount }),
  RecordNeeds: fc.constant({}),
  Qualify: fc.constant({ criteria: { within3Months: true, quality: true, largeDeal: false, highAwareness: false } }),
  ScheduleFollowUp: fc.record({ activityId: id, dueAt: fc.constant(minute(900)), type: fc.constant('phone') }),
  RescheduleFollowUp: fc.record({ activityId: id, to: fc.constant(minute(950)) }),
  CancelFollowUp: fc.record({ activityId: id }),
  CompleteFollowUp: fc.record({ activityId: id, outcome: fc.constantFrom('reached', 'no_answer') }),
  BookTestDrive: fc.record({ bookingId: id, vehicleId: fc.constant('car') }),
  CheckOut: fc.record({ bookingId: id }),
  Return: fc.record({ bookingId: id }),
  CompleteTestDrive: fc.record({ bookingId: id, mileageKm: fc.constant(6) }),
  ChangeStage: fc.record({ to: stage }),
  PlaceOrder: fc.record({ orderId: id, amount }),
  AmendOrder: fc.record({ orderId: id, change: fc.record({ amount }) }),
  CancelOrder: fc.record({ orderId: id }),
  GrantDiscount: fc.record({ orderId: id, amount: fc.constant(yuan('1.00')) }),
  MatchVehicle: fc.record({ orderId: id, vin }),
  DeliverVehicle: fc.record({ orderId: id }),
  RecordPayment: fc.record({ orderId: id, amount: fc.constantFrom('-40.00', '60.00', '100.00').map(yuan) }),
  Convert: fc.constant({}),
  LoseOpportunity: fc.constant({}),
  ReviewLoss: fc.constant({ verdict: 'objective' }),
  ReopenOpportunity: fc.constant({}),
  ReassignOpportunity: fc.record({ to: fc.record({ consultant: fc.constantFrom('s-1', 's-2') }) }),
  CorrectEvent: fc.record({ revision: fc.nat(12) }),
};

const step: fc.Arbitrary<Step> = fc.oneof(
  ...Object.entries(inputs).map(([name, input]) =>
    fc.record({
      name: fc.constant(name),
      input,
      wait: fc.nat(9),
      late: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(40) }),
    }),
  ),
);

/** Lives of opportunities, of whatever model. */
export const life = fc.record({
  model: fc.constantFrom('dealer', 'project', 'simple'),
  steps: fc.array(step, { maxLength: 40, size: 'max' }),
});

/** Two contacts, and a step back that is dated between them. */
export const steppedBackBeforeTheLastContact = {
  model: 'dealer' as const,
  steps: [
    { name: 'CompleteFollowUp', input: { activityId: '1', outcome: 'reached' }, wait: 1, late: 0 },
    { name: 'CompleteFollowUp', input: { activityId: '2', outcome: 'reached' }, wait: 9, late: 0 },
    { name: 'ChangeStage', input: { to: 'PROFILED' }, wait: 1, late: 3 },
  ],
};

export interface Lived {
  readonly events: readonly RecordedEvent[];
  readonly decisions: readonly {
    readonly step: Step;
    readonly before: OpportunityState;
    readonly decision: Decision;
  }[];
}

/** Lives a life as an executor would have it, and a demo car beside it. */
export function lived({ model, steps }: { readonly model: string; readonly steps: readonly Step[] }): Lived {
  const told: { readonly at: Instant; readonly fact: Fact; readonly now: Instant }[] = [];
  const drives = new Map<string, { opportunityId: string; out?: OdometerReading; back?: OdometerReading }>();
  const decisions: Lived['decisions'][number][] = [];
  const log = () => recorded(told.map(({ at, fact, now }) => [at, fact.type, fact.data, now]));
  let events: readonly RecordedEvent[] = [];
  let before = folded(events);
  let now = minute(0);
  for (const one of [{ name: 'CreateOpportunity', input: { stageModel: model }, wait: 0, late: 0 }, ...steps]) {
    now = later(now, one.wait * 60_000);
    const at = later(now, -one.late * 60_000);
    const command = commands.get(one.name);
    if (!command) {
      tripOf(drives, before, one, at);
      continue;
    }
    const input = one.name === 'CorrectEvent' ? correctionOf(events, one.input as { revision: number }) : one.input;
    const context = {
      id: 'op-1',
      commandId: `command-${events.length}`,
      actor: { id: 's-1', role: 'sales_consultant' },
      occurredAt: at,
      now,
      zone: DEFAULT_ZONE,
      currency: 'CNY',
      imported: false,
      policy: noPolicy,
      effective: events.some(({ occurredAt }) => at < occurredAt) ? foldEffective(events, at) : before,
      newId: (kind: string) => derivedId(kind, `command-${events.length}`),
      demoCar: { id: 'car', revision: 0, state: { drives } satisfies DemoCarTrips },
      demoCars: [{ id: 'car', revision: 0, state: { drives } }],
    };
    const decision = command.decide(input as never, before, context);
    expect(command.decide(input as never, before, context)).toEqual(decision);
    decisions.push({ step: one, before, decision });
    if (isRefusal(decision)) continue;
    told.push(...decision.map((fact) => ({ at, fact, now })));
    events = log();
    before = folded(events);
  }
  return { events, decisions };
}

function tripOf(
  drives: Map<string, { opportunityId: string; out?: OdometerReading; back?: OdometerReading }>,
  { testDrives }: OpportunityState,
  { name, input }: Step,
  at: Instant,
): void {
  const { bookingId } = input as { bookingId: string };
  const drive = drives.get(bookingId) ?? { opportunityId: 'op-1' };
  const end = { event: `${name}-${bookingId}`, at, odometerKm: 0 as Kilometres };
  if (name === 'CheckOut' && testDrives.has(bookingId) && !drive.out) drives.set(bookingId, { ...drive, out: end });
  if (name === 'Return' && drive.out && !drive.back) drives.set(bookingId, { ...drive, back: end });
}

/** Takes back a contact or a step of stages, or gives an amount anew. */
function correctionOf(events: readonly RecordedEvent[], { revision }: { readonly revision: number }): object {
  const event = events[revision % events.length];
  const changes: JsonObject = event?.type === 'OrderPlaced' ? { '/amount': yuan('70.00') } : {};
  return { eventId: event?.id, changes, voided: Object.keys(changes).length === 0 ? [''] : [], reason: 'typing' };
}
