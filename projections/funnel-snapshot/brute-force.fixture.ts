import type { RecordedEvent } from '#kernel';
import { dimensionsTold } from '../../test/property/every-dimension.fixture.ts';

/** What one opportunity counts as. */
export interface Counted {
  readonly model: string;
  readonly stage: string;
  readonly status: 'open' | 'won' | 'lost';
  readonly value: { readonly amount: string; readonly currency: string } | undefined;
  readonly dimensions: Readonly<Record<string, string>>;
}

const STAGES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
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
const ORDER: Readonly<Record<string, readonly string[]>> = {
  'dealer@1': ['PROFILED', 'FOLLOWED_UP', 'TEST_DRIVEN', 'ORDERED', 'MATCHED', 'DELIVERED'],
  'simple@1': ['PROSPECTING', 'ENGAGING'],
  'project@1': ['TARGET_CUSTOMER', 'POTENTIAL', 'OPPORTUNITY', 'PREFERRED', 'SIGNED', 'COLLECTED'],
};

/**
 * Every opportunity in its state at the two instants, told anew from the events: an oracle that follows the wording of
 * the domain and shares no code with the engine.
 */
export function countedAt(events: readonly RecordedEvent[], effectiveAt: string, asOf: string): readonly Counted[] {
  const byStream = Map.groupBy(
    events.filter(({ recordedAt }) => recordedAt <= asOf),
    ({ stream }) => stream,
  );
  return [...byStream.values()].flatMap((known) => {
    const effective = known.filter(({ type, occurredAt }) => type !== 'EventCorrected' && occurredAt <= effectiveAt);
    effective.sort((a, b) =>
      a.occurredAt === b.occurredAt ? a.position - b.position : a.occurredAt < b.occurredAt ? -1 : 1,
    );
    return (
      counted(
        effective,
        known.filter(({ type }) => type === 'EventCorrected'),
      ) ?? []
    );
  });
}

/** What the oracle reads of an event's data. */
interface Told {
  readonly episode: number;
  readonly stageModel: string;
  readonly stage: string;
  readonly to: string & { readonly consultant?: string; readonly dimensions?: Readonly<Record<string, string>> };
  readonly value?: Counted['value'];
  readonly new?: Counted['value'];
  readonly amount?: Counted['value'];
  readonly orderId: string;
  readonly eventId: string;
  readonly changes: { readonly '/value'?: Counted['value'] };
}

function counted(events: readonly RecordedEvent[], corrections: readonly RecordedEvent[]): Counted | undefined {
  let model = '';
  let declared: Counted['value'];
  let dimensions: Record<string, string> = {};
  let episode = 0;
  let history: { stage: string; set: boolean; order?: string }[] = [];
  let orders = new Map<
    string,
    { value: Counted['value']; dimensions: Record<string, string>; win: Counted['value'] }
  >();
  let closed: { status: 'won' | 'lost'; value: Counted['value']; dimensions: Record<string, string> } | undefined;
  const currentValue = () => [...orders.values()].at(-1)?.value ?? declared;

  for (const { type, data: written, id } of events) {
    const data = written as unknown as Told;
    if (type === 'Created') {
      let value = data.value;
      for (const correction of corrections.map((one) => one.data as unknown as Told)) {
        if (correction.eventId === id) value = correction.changes['/value'] ?? value;
      }
      model = data.stageModel;
      declared = value;
      dimensions = dimensionsTold(written);
    }
    if (type === 'Created' || type === 'OpportunityReopened') {
      episode = data.episode;
      history = [{ stage: data.stage, set: true }];
      orders = new Map();
      closed = undefined;
    }
    if (type === 'ValueChanged') declared = data.new;
    if (type === 'Reassigned') {
      const { consultant = dimensions.consultant, dimensions: more } = data.to;
      dimensions = { ...dimensions, ...more, ...(consultant === undefined ? {} : { consultant }) };
    }
    if (closed || data.episode !== episode) continue;
    if (type === 'StageChanged') history.push({ stage: data.to, set: true });
    if (type === 'OrderPlaced') orders.set(data.orderId, { value: data.amount, dimensions, win: data.amount });
    if (type === 'OrderCancelled') {
      orders.delete(data.orderId);
      history = history.filter(({ order }) => order !== data.orderId);
    }
    const to = STAGES[model]?.[type];
    if (to) history.push({ stage: to, set: false, ...(data.orderId ? { order: data.orderId } : {}) });
    if (type === 'Converted') closed = { status: 'won', value: currentValue(), dimensions };
    if (type === 'Lost') closed = { status: 'lost', value: currentValue(), dimensions };
  }
  if (episode === 0) return undefined;
  const order = ORDER[model]!;
  const stage = history.reduce(
    (at, one) => (one.set || order.indexOf(one.stage) > order.indexOf(at) ? one.stage : at),
    '',
  );
  const signed = model === 'project@1' ? [...orders.values()].at(-1) : undefined;
  if (closed) return { model, stage, ...closed };
  if (signed) return { model, stage, status: 'won', value: signed.win, dimensions: signed.dimensions };
  return { model, stage, status: 'open', value: currentValue(), dimensions };
}
