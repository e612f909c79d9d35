import { type Instant, instantOf, type JsonObject, type RecordedEvent, streamName } from '#kernel';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export interface SnapshotLog {
  readonly events: number;
  readonly days: number;
  /** Share of events that are recorded after they happened: by a week on average, at most by sixty days. */
  readonly late: number;
  /** Events of one day on which past opportunities are imported at once. */
  readonly imported: number;
  readonly start: Instant;
  readonly seed: number;
}

/** The day of the import, as days after the start. */
export function importDay({ days }: SnapshotLog): number {
  return Math.floor(days * 0.6);
}

/** Values of the twelve dimensions; people, teams and outlets hang together as they do in a dealer group. */
const CARDINALITY = {
  campaign: 60,
  infoSource: 10,
  intakeChannel: 4,
  partner: 25,
  product: 40,
  salesChannel: 4,
  segment: 6,
  terminal: 30,
};
const CONSULTANTS = 200;

interface Pending {
  readonly opportunity: Opportunity;
  readonly type: string;
  readonly occurred: number;
  readonly recorded: number;
  readonly data: JsonObject;
}

interface Opportunity {
  readonly id: number;
  revision: number;
}

/** Events in the order they are recorded, a page at a time. */
export function* snapshotLog(log: SnapshotLog, page: number): Generator<readonly RecordedEvent[]> {
  const random = numbers(log.seed);
  const start = Date.parse(log.start);
  const hours: Pending[][] = Array.from({ length: log.days * 24 + 1 }, () => []);
  const importHour = importDay(log) * 24 + 9;
  let told = 0;
  const tell = (pending: Pending) => {
    const hour = Math.floor((pending.recorded - start) / HOUR);
    if (hour < hours.length - 1) {
      hours[hour]!.push(pending);
      told += 1;
    }
  };
  let id = 0;
  while (told < log.imported) {
    const first = start + random() * importDay(log) * DAY;
    const until = start + importHour * HOUR;
    for (const pending of course(id, first, random, () => 0)) {
      if (pending.occurred < until) tell({ ...pending, recorded: until + Math.floor((told / log.imported) * HOUR) });
    }
    id += 1;
  }
  while (told < log.events) {
    const lag = () => (random() < log.late ? Math.min(-Math.log(1 - random()) * 7, 60) * DAY : 0);
    // Uniform entries; those of the last weeks have not run their course yet.
    for (const pending of course(id, start + random() * log.days * DAY, random, lag)) tell(pending);
    id += 1;
  }

  let events: RecordedEvent[] = [];
  let index = 0;
  for (const [hour, pending] of hours.entries()) {
    pending.sort((a, b) => a.recorded - b.recorded);
    for (const one of pending) {
      events.push(recordedEvent(one, index));
      index += 1;
      if (events.length === page) {
        yield events;
        events = [];
      }
    }
    hours[hour] = [];
  }
  if (events.length > 0) yield events;
}

function recordedEvent({ opportunity, type, occurred, recorded, data }: Pending, index: number): RecordedEvent {
  const stream = streamName('opportunity', `0197b1c0-8a5e-5c3e-9d5a-${String(opportunity.id).padStart(12, '0')}`);
  const revision = opportunity.revision;
  opportunity.revision += 1;
  const id = `${stream}.${revision}`;
  return {
    id,
    type,
    schemaVersion: 1,
    occurredAt: instantOf(Math.floor(occurred)),
    recordedAt: instantOf(Math.floor(recorded)),
    data,
    meta: {
      actor: { id: 's-1', role: 'sales_consultant' },
      commandHash: '',
      commandId: id,
      correlationId: id,
      tenant: 't',
    },
    stream,
    revision,
    position: index + 1,
    index,
  };
}

/** About ten events of one opportunity of the model `dealer`, every one of which but two may move it. */
function course(id: number, first: number, random: () => number, lag: () => number): Pending[] {
  const opportunity: Opportunity = { id, revision: 0 };
  const pending: Pending[] = [];
  let now = first;
  const tell = (type: string, data: JsonObject = {}, late = lag()) => {
    const recorded = Math.max(now + late, pending[0]?.recorded ?? 0);
    pending.push({ opportunity, type, occurred: now, recorded, data: { episode: 1, ...data } });
    now += random() * 6 * DAY;
  };
  const money = () => ({ amount: `${120_000 + Math.floor(random() * 200) * 1000}.00`, currency: 'CNY' });
  const consultant = Math.floor(random() * CONSULTANTS);
  const named = Object.entries(CARDINALITY).map(([name, values]) => [
    name,
    `${name}-${Math.floor(random() ** 2 * values)}`,
  ]);
  const dimensions: Record<string, string> = Object.fromEntries(named);
  const { infoSource, intakeChannel, salesChannel, product, partner, ...others } = dimensions;
  tell(
    'Created',
    {
      customerId: `c-${id}`,
      stageModel: 'dealer@1',
      stage: 'PROFILED',
      consultant: `staff-${consultant}`,
      outlet: `outlet-${consultant % 40}`,
      infoSource: infoSource as string,
      intakeChannel: intakeChannel as string,
      salesChannel: salesChannel as string,
      product: product as string,
      ...(random() < 0.2 ? { partnerId: partner as string } : {}),
      dimensions: { ...others, team: `team-${consultant % 50}`, region: `region-${consultant % 8}` },
      value: money(),
      checks: {},
    },
    0,
  );
  tell('FollowUpScheduled');
  tell('FollowUpCompleted', { activityId: 'a' });
  tell('ValueChanged', { new: money() });
  if (random() < 0.3) tell('Reassigned', { from: {}, to: { consultant: `staff-${(consultant + 40) % CONSULTANTS}` } });
  if (random() < 0.8) tell('TestDriveBooked');
  if (random() < 0.8) tell('TestDriveCompleted', { bookingId: 'b' });
  if (random() < 0.6) tell('ValueChanged', { new: money() });
  if (random() < 0.4) return [...pending, ...lost()];
  tell('OrderPlaced', { orderId: 'r', amount: money() });
  tell('VehicleMatched', { orderId: 'r' });
  tell('PaymentReceived', { orderId: 'r', amount: money() });
  tell('VehicleDelivered', { orderId: 'r' });
  tell('Converted', {});
  return pending;

  function lost(): Pending[] {
    const length = pending.length;
    tell('Lost');
    return pending.splice(length);
  }
}

/** Seeded numbers from 0 to 1 (mulberry32). */
export function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
