import { type Instant, minorUnits, type RecordedEvent } from '#kernel';
import { dimensionsTold } from './every-dimension.fixture.ts';

/** Where an opportunity stood after an event: told anew from the wording of the domain, with no code of the engine. */
export interface Stood {
  readonly at: Instant;
  readonly episode: number;
  readonly model: string;
  readonly stage: string;
  readonly status: 'open' | 'won' | 'lost';
  readonly currency: string;
  readonly units: bigint;
  readonly dimensions: Readonly<Record<string, string>>;
}

/** What was known of one opportunity, in effective order. */
export interface Refolded {
  readonly customer: string;
  /** After every event: neighbours may be alike. */
  readonly stood: readonly Stood[];
  readonly acts: readonly { readonly at: Instant; readonly type: string; readonly episode: number }[];
  readonly dates: readonly { readonly at: Instant; readonly date: string }[];
}

const MOVES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'dealer@1': {
    FollowUpCompleted: 'FOLLOWED_UP',
    TestDriveCompleted: 'TEST_DRIVEN',
    OrderPlaced: 'ORDERED',
    VehicleMatched: 'MATCHED',
    VehicleDelivered: 'DELIVERED',
  },
  'simple@1': {},
  'project@1': { Qualified: 'OPPORTUNITY', OrderPlaced: 'SIGNED' },
};

export const STAGES: Readonly<Record<string, readonly string[]>> = {
  'dealer@1': ['PROFILED', 'FOLLOWED_UP', 'TEST_DRIVEN', 'ORDERED', 'MATCHED', 'DELIVERED'],
  'simple@1': ['PROSPECTING', 'ENGAGING'],
  'project@1': ['TARGET_CUSTOMER', 'POTENTIAL', 'OPPORTUNITY', 'PREFERRED', 'SIGNED', 'COLLECTED'],
};

/** The stage that a type of event leads to in a model. */
export function stageMovedTo(model: string, type: string): string | undefined {
  return MOVES[model]?.[type];
}

interface Money {
  readonly amount: string;
  readonly currency: string;
}

interface Told {
  readonly episode: number;
  readonly customerId: string;
  readonly stageModel: string;
  readonly stage: string;
  readonly value?: Money;
  readonly new: Money & string;
  readonly to: string & {
    readonly consultant: string;
    readonly outlet?: string;
    readonly dimensions: Readonly<Record<string, string>>;
  };
  readonly orderId: string;
  readonly amount: Money;
  readonly change: { readonly amount: Money };
  readonly expectedPurchaseDate?: string;
}

interface Order {
  value: Money;
  paid: bigint;
  win: { units: bigint; currency: string; dimensions: Record<string, string> };
}

/** Streams of opportunities in a log. */
export function streamsOf(events: readonly RecordedEvent[]): readonly (readonly RecordedEvent[])[] {
  return [...Map.groupBy(events, ({ stream }) => stream)].flatMap(([stream, some]) =>
    stream.startsWith('opportunity-') ? [some] : [],
  );
}

/** One opportunity, by what was recorded by `asOf` and happened by `effectiveAt`; undefined: it did not exist. */
export function refold(stream: readonly RecordedEvent[], asOf: string, effectiveAt: string): Refolded | undefined {
  const known = corrected(stream.filter(({ recordedAt }) => recordedAt <= asOf));
  const events = known.filter(({ occurredAt }) => occurredAt <= effectiveAt);
  events.sort((a, b) => (a.occurredAt < b.occurredAt ? -1 : a.occurredAt > b.occurredAt ? 1 : a.revision - b.revision));
  if (!events.some(({ type }) => type === 'Created')) return undefined;

  const stood: Stood[] = [];
  const acts: { at: Instant; type: string; episode: number }[] = [];
  const dates: { at: Instant; date: string }[] = [];
  let [customer, model, episode] = ['', '', 0];
  let declared: Money | undefined;
  let dimensions: Record<string, string> = {};
  let marks: { stage: string; set: boolean; order?: string | undefined }[] = [];
  let orders = new Map<string, Order>();
  let exit: Pick<Stood, 'status' | 'currency' | 'units' | 'dimensions'> | undefined;
  const worth = () => {
    const value = [...orders.values()].at(-1)?.value ?? declared;
    return value ? { currency: value.currency, units: minorUnits(value) } : { currency: '', units: 0n };
  };

  for (const { type, data: written, occurredAt: at } of events) {
    const data = written as unknown as Told;
    acts.push({ at, type, episode: data.episode });
    if (type === 'Created') {
      customer = data.customerId;
      model = data.stageModel;
      declared = data.value;
      dimensions = dimensionsTold(written);
      if (data.expectedPurchaseDate) dates.push({ at, date: data.expectedPurchaseDate });
    }
    if (type === 'ExpectedPurchaseDateChanged') dates.push({ at, date: data.new });
    if (type === 'Created' || type === 'OpportunityReopened') {
      episode = data.episode;
      marks = [{ stage: data.stage, set: true }];
      orders = new Map();
      exit = undefined;
    }
    if (type === 'ValueChanged') declared = data.new;
    if (type === 'Reassigned') {
      const { consultant, outlet = dimensions.outlet, dimensions: more } = data.to;
      dimensions = { ...dimensions, ...more, consultant, ...(outlet === undefined ? {} : { outlet }) };
    }
    if (!exit && data.episode === episode) {
      const order = orders.get(data.orderId);
      if (type === 'StageChanged') marks.push({ stage: data.to, set: true });
      if (type === 'OrderPlaced') {
        const { amount } = data;
        orders.set(data.orderId, {
          value: amount,
          paid: 0n,
          win: { units: minorUnits(amount), currency: amount.currency, dimensions },
        });
      }
      if (type === 'OrderAmended' && order) order.value = data.change.amount;
      if (type === 'PaymentReceived' && order) order.paid += minorUnits(data.amount);
      if (type === 'OrderCancelled') {
        orders.delete(data.orderId);
        marks = marks.filter((mark) => mark.order !== data.orderId);
      }
      const to = stageMovedTo(model, type);
      if (to) marks.push({ stage: to, set: false, order: data.orderId });
      const isPaid =
        order && ['PaymentReceived', 'OrderAmended'].includes(type) && order.paid >= minorUnits(order.value);
      if (model === 'project@1' && isPaid) marks.push({ stage: 'COLLECTED', set: false, order: data.orderId });
      if (type === 'Converted') exit = { status: 'won', ...worth(), dimensions };
      if (type === 'Lost') exit = { status: 'lost', ...worth(), dimensions };
    }
    const stages = STAGES[model]!;
    const stage = marks.reduce(
      (now, mark) => (mark.set || stages.indexOf(mark.stage) > stages.indexOf(now) ? mark.stage : now),
      '',
    );
    const signed = model === 'project@1' ? [...orders.values()][0] : undefined;
    const standing =
      exit ??
      (signed ? { status: 'won' as const, ...signed.win } : { status: 'open' as const, ...worth(), dimensions });
    stood.push({ at, episode, model, stage, ...standing });
  }
  return { customer, stood, acts, dates };
}

/** The events with what known corrections say of them, and without those that were taken back. */
function corrected(known: readonly RecordedEvent[]): RecordedEvent[] {
  const corrections = known
    .filter(({ type }) => type === 'EventCorrected')
    .map(({ data }) => data as unknown as Correction);
  return known.flatMap((event) => {
    if (event.type === 'EventCorrected') return [];
    const own = corrections.filter(({ eventId }) => eventId === event.id);
    if (own.some(({ voided }) => voided.includes(''))) return [];
    const data: Record<string, unknown> = { ...event.data };
    for (const { changes, voided } of own) {
      for (const pointer of voided) delete data[pointer.slice(1)];
      for (const [pointer, value] of Object.entries(changes)) data[pointer.slice(1)] = value;
    }
    return [{ ...event, data: data as RecordedEvent['data'] }];
  });
}

interface Correction {
  readonly eventId: string;
  readonly voided: readonly string[];
  readonly changes: Readonly<Record<string, unknown>>;
}
