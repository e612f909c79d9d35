import { isMoney, type LocalDate, latest } from '#kernel';
import { drivenKm } from './driven-km.ts';
import type {
  CarePlan,
  CareTaskCompleted,
  Created,
  ExpectedPurchaseDateChanged,
  FollowUpCancelled,
  FollowUpCompleted,
  FollowUpRescheduled,
  FollowUpScheduled,
  OrderAmended,
  OrderCancelled,
  OrderPlaced,
  OrderTerms,
  PlannedCareTask,
  RecordingAttached,
  RecordingChecked,
  TestDriveBooked,
  TestDriveCompleted,
  VehicleDelivered,
  VehicleMatched,
  WaiverGranted,
} from './events/index.ts';
import type {
  Activity,
  CareTaskState,
  Closure,
  FoldedEvent,
  OpportunityState,
  Order,
  TestDrive,
} from './opportunity-state.ts';
import { ownerOf } from './opportunity-state.ts';

/**
 * What an event does to the state beside its standing. Total over any order, and passes over what is malformed: what is
 * final stays final.
 */
export type StateStep = (state: OpportunityState, event: FoldedEvent) => OpportunityState;

const on =
  <Data>(change: (state: OpportunityState, data: Data, event: FoldedEvent) => OpportunityState): StateStep =>
  (state, event) =>
    change(state, event.data as Data, event);

export const stateSteps: Readonly<Record<string, StateStep>> = {
  Created: on<Created>((state, { customerId, visitId, expectedPurchaseDate, checks }, event) => ({
    ...expecting(state, expectedPurchaseDate),
    customerId,
    createdIn: event.revision,
    birthdayKnown: checks?.birthdayKnown ?? false,
    ...(visitId === undefined ? {} : { visitId }),
  })),
  ExpectedPurchaseDateChanged: on<ExpectedPurchaseDateChanged>((state, data) => expecting(state, data.new)),

  FollowUpScheduled: on<FollowUpScheduled>((state, { activityId, episode, dueAt, type, description }, event) => {
    const over = Number.isInteger(episode) && state.standing.episodes[episode]?.exit;
    const status = over ? 'lapsed' : 'open';
    const known = state.activities.get(activityId);
    const scheduled = activity(state, activityId, { dueAt, type, ...known, episode, status: known?.status ?? status });
    // A sealed description leaves the clear data: its check tells that there was one.
    const described = description !== undefined || hasLength(event);
    return described ? { ...scheduled, describedIn: event.revision } : scheduled;
  }),
  FollowUpRescheduled: on<FollowUpRescheduled>((state, { activityId, episode, to }) =>
    activity(state, activityId, { status: 'open', ...state.activities.get(activityId), episode, dueAt: to }),
  ),
  FollowUpCancelled: on<FollowUpCancelled>((state, { activityId, episode }) =>
    activity(state, activityId, { ...state.activities.get(activityId), episode, status: 'cancelled' }),
  ),
  FollowUpCompleted: on<FollowUpCompleted>((state, data, event) => {
    const { activityId, episode, contactAt, type, outcome, recording } = data;
    const known = state.activities.get(activityId);
    return activity(reached(state, outcome, event), activityId, {
      ...(recording ? withRecording(known, recording.sha256) : known),
      episode,
      status: 'completed',
      contactAt,
      type,
      outcome,
    });
  }),
  RecordingAttached: on<RecordingAttached>((state, { activityId, episode, sha256 }) =>
    activity(state, activityId, {
      status: 'completed',
      episode,
      ...withRecording(state.activities.get(activityId), sha256),
    }),
  ),
  RecordingChecked: on<RecordingChecked>((state, { activityId, episode, sha256Matches }) =>
    activity(state, activityId, {
      status: 'completed',
      episode,
      ...state.activities.get(activityId),
      recordingMatches: sha256Matches,
    }),
  ),

  TestDriveBooked: on<TestDriveBooked>((state, { bookingId, episode, vehicleId, slot }) =>
    testDrive(state, bookingId, {
      status: 'booked',
      ...state.testDrives.get(bookingId),
      episode,
      vehicleId,
      ...(slot === undefined ? {} : { slot }),
    }),
  ),
  TestDriveCompleted: on<TestDriveCompleted>((state, data, event) => {
    const { bookingId, episode, mileageKm, vehicleId } = data;
    const km = drivenKm(data);
    return testDrive(state, bookingId, {
      ...(vehicleId === undefined ? {} : { vehicleId }),
      ...state.testDrives.get(bookingId),
      episode,
      status: 'completed',
      completedAt: event.occurredAt,
      ...(mileageKm === undefined ? {} : { mileageKm }),
      ...(km === undefined ? {} : { drivenKm: km }),
    });
  }),

  OrderPlaced: on<OrderPlaced>((state, { orderId, episode, model, amount, deposit, discount }, event) =>
    order(state, orderId, {
      ...terms({ model, amount, deposit, discount }),
      ...state.orders.get(orderId),
      episode,
      placed: { eventId: event.id, by: event.by, at: event.occurredAt },
    }),
  ),
  OrderAmended: on<OrderAmended>((state, { orderId, episode, change }) =>
    order(state, orderId, { episode, ...state.orders.get(orderId), ...terms(change ?? {}) }),
  ),
  OrderCancelled: on<OrderCancelled>((state, { orderId, episode }) => {
    const known = state.orders.get(orderId) ?? { episode };
    const { vin: _freed, ...unmatched } = known;
    // A delivered vehicle is never free again, whatever becomes of its order.
    return order(state, orderId, { ...(known.deliveredVin === undefined ? unmatched : known), cancelled: true });
  }),
  VehicleMatched: on<VehicleMatched>((state, { orderId, episode, vin }) => {
    const known = state.orders.get(orderId);
    return known?.cancelled ? state : order(state, orderId, { episode, ...known, vin });
  }),
  VehicleDelivered: on<VehicleDelivered>((state, { orderId, episode, vin, deliveredAt }) =>
    order(state, orderId, { episode, ...state.orders.get(orderId), deliveredVin: vin, deliveredAt }),
  ),

  Converted: (state, event) => ({ ...lapsed(state, event), converted: closure(state, event) }),
  Lost: (state, event) => ({ ...lapsed(state, event), lost: closure(state, event) }),
  Reassigned: handedOver,
  Reclaimed: handedOver,
  CustomerDormant: (state) => ({ ...state, dormant: true }),
  CustomerReactivated: (state) => ({ ...state, dormant: false }),

  CarePlanCreated: on<CarePlan>((state, { tasks }) => planned(state, tasks)),
  CarePlanExtended: on<CarePlan>((state, { tasks }) => planned(state, tasks)),
  CareTaskCompleted: on<CareTaskCompleted>((state, { taskId, kind }) =>
    careTask(state, taskId, { kind, ...state.careTasks.get(taskId), completed: true }),
  ),

  WaiverGranted: on<WaiverGranted>((state, { rule, orderId, expiresAt }, event) => ({
    ...state,
    waivers: [
      ...state.waivers,
      {
        eventId: event.id,
        rule,
        by: event.by,
        from: event.recordedAt,
        expiresAt,
        ...(orderId === undefined ? {} : { orderId }),
      },
    ],
  })),
};

function handedOver(state: OpportunityState, { occurredAt }: FoldedEvent): OpportunityState {
  return { ...state, handedOverAt: latest(state.handedOverAt ?? occurredAt, occurredAt) };
}

/** An import may tell of several contacts of one activity: whatever the last one was, each that came about counts. */
function reached(state: OpportunityState, outcome: string, { occurredAt }: FoldedEvent): OpportunityState {
  if (outcome === 'no_answer') return state;
  return { ...state, reachedAt: latest(state.reachedAt ?? occurredAt, occurredAt) };
}

function hasLength(event: FoldedEvent): boolean {
  const length = (event.data.checks as { descriptionLength?: unknown } | null | undefined)?.descriptionLength;
  return typeof length === 'number' && length > 0;
}

function expecting(state: OpportunityState, expectedPurchaseDate: LocalDate | undefined): OpportunityState {
  return expectedPurchaseDate === undefined ? state : { ...state, expectedPurchaseDate };
}

function activity(state: OpportunityState, id: string, next: Activity): OpportunityState {
  return { ...state, activities: new Map(state.activities).set(id, next) };
}

/** A new recording is unchecked, whatever was found of the one before. */
function withRecording(known: Activity | undefined, sha256: string | undefined): Partial<Activity> {
  const { recordingMatches: _ofTheOld, recordingSha256: _old, ...rest } = known ?? {};
  return { ...rest, recordingAttached: true, ...(sha256 === undefined ? {} : { recordingSha256: sha256 }) };
}

function testDrive(state: OpportunityState, id: string, next: TestDrive): OpportunityState {
  return { ...state, testDrives: new Map(state.testDrives).set(id, next) };
}

function order(state: OpportunityState, id: string, next: Order): OpportunityState {
  return { ...state, orders: new Map(state.orders).set(id, next) };
}

function terms(given: { readonly [Name in keyof OrderTerms]?: OrderTerms[Name] | undefined }): OrderTerms {
  const { model, amount, deposit, discount } = given;
  return {
    ...(typeof model === 'string' ? { model } : {}),
    ...(isMoney(amount) ? { amount } : {}),
    ...(isMoney(deposit) ? { deposit } : {}),
    ...(isMoney(discount) ? { discount } : {}),
  };
}

function careTask(state: OpportunityState, id: string, next: CareTaskState): OpportunityState {
  return { ...state, careTasks: new Map(state.careTasks).set(id, next) };
}

function planned(state: OpportunityState, tasks: CarePlan['tasks']): OpportunityState {
  if (!Array.isArray(tasks)) return state;
  const known = tasks.filter((task: unknown): task is PlannedCareTask => typeof task === 'object' && task !== null);
  return known.reduce(
    (next, { taskId, kind, dueAt }) =>
      careTask(next, taskId, { ...next.careTasks.get(taskId), kind, ...(dueAt === undefined ? {} : { dueAt }) }),
    state,
  );
}

function closure(state: OpportunityState, { id, by, occurredAt, data }: FoldedEvent): Closure {
  const consultant = ownerOf(state);
  const episode = typeof data.episode === 'number' ? data.episode : state.standing.episode;
  return { eventId: id, episode, by, at: occurredAt, ...(consultant === undefined ? {} : { consultant }) };
}

/** The exit of an episode closes what is open in it. */
function lapsed(state: OpportunityState, event: FoldedEvent): OpportunityState {
  const { episode } = event.data;
  const closed = [...state.activities].map(([id, one]): [string, Activity] => [
    id,
    one.status === 'open' && one.episode === episode ? { ...one, status: 'lapsed' } : one,
  ]);
  return { ...state, activities: new Map(closed) };
}
