import { instantOf, type JsonObject, type RecordedEvent, type StreamName, streamName } from '#kernel';
import { createdDimensions, freeDimensions } from './every-dimension.fixture.ts';

const DAY = 86_400_000;
/** Share of events that are contacts, drives, values or dates. */
const MAY_BE_LATE = 0.385;

/** A log of opportunities of the three models that do all that moves a funnel, in and out of order. */
export interface FlowLogOptions {
  readonly seed: number;
  readonly opportunities: number;
  readonly days: number;
  /**
   * Share of events that are entered days or weeks after they happened. Only contacts, drives, values and dates are.
   * Archives, a tenth of the opportunities, are entered late beside that.
   */
  readonly late: number;
  readonly currencies: readonly string[];
}

export interface FlowLog {
  readonly events: readonly RecordedEvent[];
  /** Epoch ms. */
  readonly from: number;
  readonly to: number;
}

interface Told {
  readonly stream: StreamName;
  readonly order: number;
  readonly type: string;
  readonly occurred: number;
  readonly recorded: number;
  readonly data: JsonObject;
  /** Place of the told event that it corrects. */
  readonly corrects?: number;
}

const FIRST: Readonly<Record<string, string>> = {
  'dealer@1': 'PROFILED',
  'simple@1': 'PROSPECTING',
  'project@1': 'TARGET_CUSTOMER',
};

/** Seeded numbers from 0 to 1 (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function flowLog({ seed, opportunities, days, late, currencies }: FlowLogOptions): FlowLog {
  const random = randomNumbers(seed);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  const from = Date.UTC(2025, 0, 15);
  const told: Told[] = [];
  for (let n = 0; n < opportunities; n += 1) told.push(...opportunity(n));
  for (let n = 0; n < opportunities / 20; n += 1) told.push(...merge(n));
  told.sort(
    (a, b) => a.recorded - b.recorded || (a.stream < b.stream ? -1 : a.stream > b.stream ? 1 : a.order - b.order),
  );
  return { events: recordedEvents(told), from, to: from + days * DAY };

  function merge(n: number): Told[] {
    const stream = streamName('customer', `c${n * 2}`);
    const at = from + Math.floor(random() * days * DAY);
    const merged = { stream, order: 0, occurred: at, recorded: at };
    const into = { from: `c${n * 2}`, into: `c${Math.floor(random() * opportunities)}`, reason: 'r' };
    const taken = {
      stream,
      order: 1,
      type: 'EventCorrected',
      occurred: at + 9 * DAY,
      recorded: at + 9 * DAY,
      corrects: 0,
    };
    const void_ = { ...taken, data: { changes: {}, voided: [''], reason: 'r' } };
    return [{ ...merged, type: 'CustomersMerged', data: into }, ...(random() < 0.2 ? [void_] : [])];
  }

  function opportunity(n: number): Told[] {
    const stream = streamName('opportunity', `o${n}`);
    const model = pick(['dealer@1', 'dealer@1', 'simple@1', 'project@1']);
    const isArchived = random() < 0.1;
    const events: Told[] = [];
    let now = from + Math.floor(random() * days * DAY * (isArchived ? 0.4 : 0.95));
    const importedAt = from + Math.floor(days * 0.5) * DAY;
    let episode = 1;
    const tell = (type: string, data: JsonObject, mayBeLate = false) => {
      if (events.length > 0 && random() < 0.92) now += Math.floor(random() * 7 * DAY);
      const lag = mayBeLate && random() < late / MAY_BE_LATE ? Math.floor(random() * random() * 45 * DAY) : 0;
      const recorded = isArchived ? Math.max(importedAt, now) : now + lag;
      events.push({ stream, order: events.length, type, occurred: now, recorded, data: { episode, ...data } });
    };
    const money = () => {
      const currency = pick(currencies);
      const amount = String(Math.floor(random() * 90_000));
      return { amount: currency === 'JPY' ? amount : `${amount}.${pick(['00', '05', '99'])}`, currency };
    };
    const day = () => instantOf(now + Math.floor(random() * 60 - 10) * DAY).slice(0, 10);
    const owner = () => ({
      consultant: pick(['s1', 's2', 's3', 's4']),
      ...(n % 3 === 0 && { outlet: pick(['out-1', 'out-2']) }),
      dimensions: random() < 0.5 ? { team: pick(['t1', 't2']), ...(n % 2 === 0 && { campaign: 'k-9' }) } : {},
    });

    tell('Created', {
      customerId: `c${Math.floor(random() * opportunities * 0.6)}`,
      stageModel: model,
      stage: model === 'simple@1' && random() < 0.3 ? 'ENGAGING' : (FIRST[model] as string),
      ...createdDimensions(n),
      dimensions: {
        ...freeDimensions(n),
        ...(random() < 0.7 ? { team: pick(['t1', 't2', 't3']) } : {}),
        ...(random() < 0.5 ? { region: pick(['华东', 'north']) } : {}),
      },
      ...(random() < 0.8 ? { consultant: pick(['s1', 's2', 's3']) } : {}),
      ...(random() < 0.7 ? { value: money() } : {}),
      ...(random() < 0.7 ? { expectedPurchaseDate: day() } : {}),
      checks: {},
    });
    for (let round = 0; ; round += 1) {
      live(model, round);
      if (random() < 0.25) break;
      const isOrdered = hasOrder(`r${round}`);
      if (model === 'project@1' && isOrdered) break;
      tell(model !== 'project@1' && random() < 0.5 ? 'Converted' : 'Lost', {});
      if (random() < 0.2) tell('Reassigned', { from: {}, to: owner() });
      if (random() < 0.1) tell('FollowUpCompleted', { activityId: 'late' });
      if (random() < 0.75) break;
      episode += 1;
      tell('OpportunityReopened', { stage: FIRST[model] as string });
    }
    return [...events, ...corrections()];

    function hasOrder(orderId: string): boolean {
      return (
        events.findLast(({ data }) => data.orderId === orderId)?.type !== 'OrderCancelled' &&
        events.some(({ data }) => data.orderId === orderId)
      );
    }

    function live(ofModel: string, round: number): void {
      const common = () => {
        if (random() < 0.5) tell('ValueChanged', { new: money() }, true);
        if (random() < 0.3) tell('Reassigned', { from: {}, to: owner() });
        if (random() < 0.4) tell('ExpectedPurchaseDateChanged', { new: day() }, true);
      };
      common();
      if (ofModel === 'dealer@1') {
        const contacts = ['FollowUpCompleted', 'TestDriveCompleted', 'FollowUpCompleted'];
        if (random() < 0.5) contacts.reverse();
        for (const type of contacts) if (random() < 0.6) tell(type, { activityId: 'x' }, true);
      } else {
        const stages =
          ofModel === 'simple@1' ? ['ENGAGING', 'PROSPECTING'] : ['POTENTIAL', 'PREFERRED', 'TARGET_CUSTOMER'];
        if (ofModel === 'project@1' && random() < 0.5) tell('Qualified', { score: 1 });
        for (const to of stages) if (random() < 0.5) tell('StageChanged', { from: '?', to });
      }
      common();
      if (ofModel === 'simple@1' || random() < 0.4) return;
      const orderId = `r${round}`;
      const amount = money();
      tell('OrderPlaced', { orderId, amount });
      if (random() < 0.2)
        tell('OrderAmended', { orderId, change: { amount: { ...amount, amount: `1${amount.amount}` } } });
      if (random() < 0.2) tell('TestDriveCompleted', { bookingId: 'b' }, true);
      if (random() < 0.3) tell('PaymentReceived', { orderId, amount: { ...amount, amount: `1${amount.amount}` } });
      if (ofModel === 'dealer@1' && random() < 0.6) tell('VehicleMatched', { orderId });
      if (random() < 0.3) tell('OrderCancelled', { orderId, value: amount });
      else if (ofModel === 'dealer@1' && random() < 0.5) tell('VehicleDelivered', { orderId });
    }

    function corrections(): Told[] {
      const some: Told[] = [];
      const correct = (corrects: number, data: JsonObject) => {
        const base = Math.max(...events.map(({ recorded }) => recorded));
        const recorded = base + 1 + Math.floor(random() * 20 * DAY);
        const order = events.length + some.length;
        some.push({
          stream,
          order,
          type: 'EventCorrected',
          occurred: recorded,
          recorded,
          corrects,
          data: { voided: [], changes: {}, reason: 'r', ...data },
        });
      };
      if (random() < 0.1) correct(0, { changes: { '/value': money() } });
      if (random() < 0.1) correct(0, { changes: { '/expectedPurchaseDate': day() } });
      if (random() < 0.05) correct(0, { voided: ['/consultant'] });
      const voidable = ['FollowUpCompleted', 'TestDriveCompleted', 'ValueChanged', 'ExpectedPurchaseDateChanged'];
      for (const [place, { type }] of events.entries()) {
        if (voidable.includes(type) && random() < 0.04) correct(place, { voided: [''] });
      }
      return some;
    }
  }
}

function recordedEvents(told: readonly Told[]): RecordedEvent[] {
  const revisions = new Map<string, number>();
  const placed = new Map<string, { readonly eventId: string; readonly revision: number; readonly eventType: string }>();
  return told.map(({ stream, order, type, occurred, recorded, data, corrects }, index): RecordedEvent => {
    const revision = (revisions.get(stream) ?? -1) + 1;
    revisions.set(stream, revision);
    const id = `${stream}.${revision}`;
    placed.set(`${stream} ${order}`, { eventId: id, revision, eventType: type });
    return {
      id,
      type,
      schemaVersion: 1,
      occurredAt: instantOf(occurred),
      recordedAt: instantOf(recorded),
      data: (corrects === undefined ? data : { ...data, ...placed.get(`${stream} ${corrects}`) }) as JsonObject,
      meta: {
        actor: { id: 'a', role: 'service' },
        commandHash: 'sha256:0',
        commandId: id,
        correlationId: id,
        tenant: 't',
      },
      stream,
      revision,
      position: index + 1,
      index,
    };
  });
}
