import {
  decimalsOf,
  type Instant,
  instantOf,
  type JsonObject,
  type RecordedEvent,
  type StreamName,
  streamName,
} from '#kernel';

import { createdDimensions, freeDimensions } from '../../test/property/every-dimension.fixture.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
/** How much earlier than entered what an archive told may have happened: before 1970. */
export const LONG_AGO = 90 * 365 * DAY;

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

interface Told {
  readonly stream: StreamName;
  readonly order: number;
  readonly type: string;
  readonly occurred: number;
  readonly recorded: number;
  readonly data: JsonObject;
}

export interface RandomLog {
  readonly events: readonly RecordedEvent[];
  readonly from: number;
  readonly to: number;
}

/**
 * Opportunities of the three models over `days`; contacts, values and corrections may be entered long after, and some
 * opportunities come from an archive. Values in KWD have up to 18 digits and three decimals.
 */
export function randomLog(
  seed: number,
  opportunities: number,
  start: Instant,
  days: number,
  currencies: string[],
): RandomLog {
  const random = randomNumbers(seed);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  const from = Date.parse(start);
  const told: Told[] = [];
  for (let n = 0; n < opportunities; n += 1) told.push(...opportunity(n));
  told.sort(
    (a, b) => a.recorded - b.recorded || (a.stream === b.stream ? a.order - b.order : a.stream < b.stream ? -1 : 1),
  );
  const revisions = new Map<string, number>();
  const created = new Map<string, string>();
  const events = told.map((one, index): RecordedEvent => {
    const revision = (revisions.get(one.stream) ?? -1) + 1;
    revisions.set(one.stream, revision);
    const id = `${one.stream}.${revision}`;
    if (one.type === 'Created') created.set(one.stream, id);
    const corrects = { eventId: created.get(one.stream), eventType: 'Created', revision: 0, voided: [], reason: 'r' };
    return {
      id,
      type: one.type,
      schemaVersion: 1,
      occurredAt: instantOf(one.occurred),
      recordedAt: instantOf(one.recorded),
      data: (one.type === 'EventCorrected' ? { ...corrects, ...one.data } : one.data) as JsonObject,
      meta: {
        actor: { id: 'a', role: 'service' },
        commandHash: 'sha256:0',
        commandId: id,
        correlationId: id,
        tenant: 't',
      },
      stream: one.stream,
      revision,
      position: index + 1,
      index,
    };
  });
  return { events, from, to: from + days * DAY };

  function opportunity(n: number): Told[] {
    const stream = streamName('opportunity', `o${n}`);
    const model = pick(['dealer@1', 'dealer@1', 'simple@1', 'project@1']);
    const money = () => {
      const currency = pick(currencies);
      if (currency === 'KWD' && random() < 0.5) return { amount: '999999999999999999.999', currency };
      const [whole, fraction] = [Math.floor(random() * 90_000), pick(['00', '05', '99'])];
      const decimals = decimalsOf(currency);
      return { amount: decimals === 0 ? `${whole}` : `${whole}.${fraction.padEnd(decimals, '0')}`, currency };
    };
    const events: Told[] = [];
    let now = from + Math.floor(random() * days * 0.8 * DAY);
    if (random() < 0.2) now -= now % DAY;
    const ago = random() < 0.1 ? LONG_AGO : 0;
    let episode = 1;
    const tell = (type: string, data: JsonObject, late = false) => {
      now += type === 'Created' ? 0 : Math.floor(random() * 6 * DAY);
      const lag = late && random() < 0.3 ? Math.floor(random() * 40 * DAY) : 0;
      const occurred = late && random() < 0.1 ? now + 4 * MINUTE : now;
      const told = { stream, order: events.length, type, occurred: occurred - ago, recorded: now + lag };
      events.push({ ...told, data: { episode, ...data } });
    };
    const dimensions = () => (random() < 0.7 ? { team: pick(['t1', 't2', 't3']) } : {});
    tell('Created', {
      customerId: `c${n}`,
      stageModel: model,
      stage: { 'dealer@1': 'PROFILED', 'simple@1': 'PROSPECTING', 'project@1': 'TARGET_CUSTOMER' }[model] as string,
      ...createdDimensions(n),
      dimensions: {
        ...freeDimensions(n),
        ...dimensions(),
        ...(random() < 0.5 ? { region: pick(['华东', 'north']) } : {}),
      },
      ...(random() < 0.8 ? { consultant: pick(['s1', 's2', 's3', 's4']) } : {}),
      ...(random() < 0.6 ? { value: money() } : {}),
      checks: {},
    });
    const rounds = random() < 0.2 ? 2 : 1;
    for (let round = 0; round < rounds; round += 1) {
      if (model === 'dealer@1') {
        if (random() < 0.8) tell('FollowUpCompleted', { activityId: 'x' }, true);
        if (random() < 0.6) tell('TestDriveCompleted', { bookingId: 'b' }, true);
      } else if (random() < 0.7) {
        tell('StageChanged', { from: '?', to: model === 'simple@1' ? 'ENGAGING' : 'POTENTIAL' });
      }
      if (random() < 0.5) tell('ValueChanged', { new: money() }, true);
      if (random() < 0.3)
        tell('Reassigned', { from: {}, to: { consultant: pick(['s1', 's2', 's5']), dimensions: dimensions() } });
      if (random() < 0.2) tell('EventCorrected', { changes: { '/value': money() } }, true);
      if (model !== 'simple@1' && random() < 0.5) {
        tell('OrderPlaced', { orderId: `r${round}`, amount: money() });
        if (random() < 0.4) tell('OrderCancelled', { orderId: `r${round}`, value: money() });
        else if (model === 'dealer@1' && random() < 0.7) tell('VehicleMatched', { orderId: `r${round}` });
      }
      if (random() < 0.7) {
        if (model === 'project@1' && events.some(({ type }) => type === 'OrderPlaced')) break;
        tell(model !== 'project@1' && random() < 0.5 ? 'Converted' : 'Lost', {});
        if (random() < 0.2) tell('Reassigned', { from: {}, to: { consultant: 's9' } });
        if (round + 1 < rounds) {
          episode += 1;
          tell('OpportunityReopened', {
            stage: { 'dealer@1': 'PROFILED', 'simple@1': 'PROSPECTING', 'project@1': 'TARGET_CUSTOMER' }[
              model
            ] as string,
          });
        }
      } else break;
    }
    return events;
  }
}
