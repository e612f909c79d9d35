import { type Instant, type JsonObject, type LocalDate, later } from '#kernel';
import { activeOrders, foldKept, type OpportunityState, ownerOf } from '#opportunity';
import { eventsAt, type KeptEvent, type KeptFact, type Times } from '#projection';

/**
 * What there is to do on an opportunity:
 * - `follow-up`: an open activity, due when it was planned for
 * - `test-drive`: a booked one that was not driven, due at its slot
 * - `delivery`: a matched vehicle that was not handed over; no event sets a day for it
 * - `expected-purchase`: the day on which the customer means to buy, while nothing is ordered
 * - `no-next-step`: open, and nothing of the above but that day is planned; due so many days after the last
 *   contact, drive, plan, order or change of owner
 * - `care`: a task of the care plan
 */
export type WorkKind = 'follow-up' | 'test-drive' | 'delivery' | 'expected-purchase' | 'no-next-step' | 'care';

/** One thing to do. */
export interface Work {
  readonly kind: WorkKind;
  /** Of the activity, booking, order or care task; null for the opportunity itself. */
  readonly id: string | null;
  /** The type of a follow-up, the kind of a care task. */
  readonly type: string | null;
  readonly due: Due;
  /** From when on it stood: planned, booked, matched, last told. */
  readonly since: Instant;
}

/** An instant; the end of a local date; nothing that says a day; or a time that is sealed in the care plan. */
export type Due =
  | { readonly at: Instant }
  | { readonly on: LocalDate }
  | { readonly open: true }
  | { readonly sealed: true };

/** What is open on one opportunity, and whose it is. */
export interface OpenWork {
  readonly consultant: string | null;
  readonly outlet: string | null;
  readonly work: readonly Work[];
}

/** @param patienceMs how long an opportunity may stand without a next step */
export function openWork(facts: readonly KeptFact[], times: Times, patienceMs: number): OpenWork {
  const events = eventsAt(facts, times);
  const state = foldKept(events.map((event) => ({ ...event, id: String(event.revision), by: '' })));
  const { dimensions, episode, episodes } = state.standing;
  const begun = events.length > 0 && episode > 0;
  const isOpen = begun && !episodes[episode]?.exit;
  const steps = isOpen ? [...followUps(state, events), ...testDrives(state, events), ...deliveries(state, events)] : [];
  return {
    consultant: ownerOf(state) ?? null,
    outlet: dimensions.outlet ?? null,
    work: [...steps, ...(isOpen ? withoutOrder(state, events, steps, patienceMs) : []), ...careTasks(state, events)],
  };
}

function followUps({ activities }: OpportunityState, events: readonly KeptEvent[]): readonly Work[] {
  return [...activities].flatMap(([id, { status, dueAt, type }]): Work[] =>
    status === 'open' && dueAt !== undefined
      ? [{ kind: 'follow-up', id, type: type ?? null, due: { at: dueAt }, since: since(events, { activityId: id }) }]
      : [],
  );
}

function testDrives({ testDrives, standing }: OpportunityState, events: readonly KeptEvent[]): readonly Work[] {
  return [...testDrives].flatMap(([id, { status, episode, slot }]): Work[] =>
    status === 'booked' && episode === standing.episode
      ? [
          {
            kind: 'test-drive',
            id,
            type: null,
            due: slot === undefined ? { open: true } : { at: slot },
            since: since(events, { bookingId: id }),
          },
        ]
      : [],
  );
}

function deliveries({ orders, standing }: OpportunityState, events: readonly KeptEvent[]): readonly Work[] {
  return [...orders].flatMap(([id, { episode, vin, deliveredVin, cancelled }]): Work[] =>
    episode === standing.episode && vin !== undefined && deliveredVin === undefined && !cancelled
      ? [{ kind: 'delivery', id, type: null, due: { open: true }, since: since(events, { orderId: id, vin }) }]
      : [],
  );
}

/** While nothing is ordered: the day of the purchase, and whether anything leads up to it. */
function withoutOrder(
  state: OpportunityState,
  events: readonly KeptEvent[],
  steps: readonly Work[],
  patienceMs: number,
): readonly Work[] {
  const { standing, expectedPurchaseDate: on } = state;
  if (activeOrders(standing).length > 0) return [];
  const last = (events.findLast(({ type }) => !CARE.has(type)) ?? (events[0] as KeptEvent)).occurredAt;
  const about = { id: null, type: null };
  return [
    ...(on === undefined
      ? []
      : [{ ...about, kind: 'expected-purchase' as const, due: { on }, since: dateTold(events) }]),
    ...(steps.length > 0
      ? []
      : [{ ...about, kind: 'no-next-step' as const, due: { at: later(last, patienceMs) }, since: last }]),
  ];
}

function careTasks({ careTasks }: OpportunityState, events: readonly KeptEvent[]): readonly Work[] {
  return [...careTasks].flatMap(([id, { kind, dueAt, completed }]): Work[] =>
    completed
      ? []
      : [
          {
            kind: 'care',
            id,
            type: kind,
            due: dueAt === undefined ? { sealed: true } : { at: dueAt },
            since: planned(events, id),
          },
        ],
  );
}

const CARE: ReadonlySet<string> = new Set(['CarePlanCreated', 'CarePlanExtended', 'CareTaskCompleted']);

/** When the first event happened whose data say this. */
function since(events: readonly KeptEvent[], said: Readonly<Record<string, string>>): Instant {
  const wanted = Object.entries(said);
  return instantIn(events.find(({ data }) => wanted.every(([name, value]) => data[name] === value)));
}

function dateTold(events: readonly KeptEvent[]): Instant {
  return instantIn(
    events.findLast(
      ({ type, data }) =>
        type === 'ExpectedPurchaseDateChanged' || (type === 'Created' && data.expectedPurchaseDate !== undefined),
    ),
  );
}

function planned(events: readonly KeptEvent[], taskId: string): Instant {
  const plans = events.filter(({ data }) => Array.isArray(data.tasks));
  const holds = ({ data }: KeptEvent) => (data.tasks as readonly JsonObject[]).some((task) => task.taskId === taskId);
  return instantIn(plans.find(holds));
}

function instantIn(event: KeptEvent | undefined): Instant {
  if (!event) throw new RangeError('what there is to do follows from no event that was kept');
  return event.occurredAt;
}
