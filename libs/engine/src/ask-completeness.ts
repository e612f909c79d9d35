import { brokenLinks, type Sale, stageModelOf, unacknowledged } from '#compliance';
import { StoreDamaged } from '#event-store';
import { aggregateIdOf, categoryOf, earliest, type Instant, type RecordedEvent, type Zone } from '#kernel';
import { positionOf } from './completeness.ts';
import { type Gap, type GapKind, gapAt, gapOf, gapsIn } from './gaps.ts';
import type { Engine } from './open-engine.ts';
import { isOfReservation, openReservations, type ReservationEvent } from './open-reservations.ts';
import { type AskedTimes, queryTimes } from './query-time.ts';
import { unseenIndexes } from './unseen-indexes.ts';
import { wholeStreams } from './whole-streams.ts';

export interface CompletenessQuestion extends AskedTimes {
  /** Told how many events of the log have been gone through, and how many there are. */
  readonly tell?: ((seen: number, all: number) => void) | undefined;
}

export interface CompletenessReport {
  /** Whether nothing is missing. */
  readonly ok: boolean;
  /** null where the log itself is damaged: then nothing else was asked of it. */
  readonly asOf: Instant | null;
  readonly effectiveAt: Instant | null;
  /** Events recorded by `asOf`; of a damaged log, records read. */
  readonly events: number;
  /** How many of each kind. */
  readonly counts: Readonly<Partial<Record<GapKind, number>>>;
  /** The first of them by position. */
  readonly gaps: readonly Gap[];
  /** Of the log itself: the first position not to be trusted. */
  readonly firstBadPosition: number | null;
  readonly position: string | null;
  readonly settled: boolean;
}

/**
 * Whether anything is missing: places of the log without an event, revisions of a stream without one, and, as known and true at
 * the times asked for, sales that lack a step, corrections of nothing, acknowledgements of DSERP, and reservations that nothing
 * completed or released. The whole log is gone through once, stream by stream.
 */
export async function askCompleteness(
  { store, clock }: Pick<Engine, 'store' | 'clock'>,
  question: CompletenessQuestion,
): Promise<CompletenessReport> {
  const { tell = () => {} } = question;
  const head = await store.head();
  const { asOf, effectiveAt, settled } = queryTimes(question, head, clock);
  const point = { asOf, effectiveAt: earliest(effectiveAt, asOf) };
  const gaps: Gap[] = [];
  const unseen = unseenIndexes(head.index + 1);
  const reservations: ReservationEvent[] = [];
  const trade = { sales: [] as Sale[], exports: [] as RecordedEvent[], zones: new Map<string, Zone>() };
  let [seen, events] = [0, 0];
  try {
    for await (const { history: stream } of wholeStreams(store, head)) {
      for (const { index } of stream) if (index !== undefined) unseen.see(index);
      seen += stream.length;
      events += stream.filter(({ recordedAt }) => recordedAt <= asOf).length;
      gaps.push(...revisionsMissing(stream));
      const known = stream.filter(
        ({ recordedAt, occurredAt }) => recordedAt <= point.asOf && occurredAt <= point.effectiveAt,
      );
      if (isOpportunity(known)) gaps.push(...brokenLinks(known).map(({ missing, event }) => gapOf(missing, event)));
      collect(trade, known);
      reservations.push(...stream.filter((event) => isOfReservation(event) && event.recordedAt <= asOf).map(slim));
      tell(seen, head.index + 1);
    }
  } catch (error) {
    if (!(error instanceof StoreDamaged)) throw error;
    gaps.push(gapAt('record', error.firstBadPosition ?? null, error.message));
  }
  if (!gaps.some(({ kind }) => kind === 'record')) {
    for (const index of unseen.left()) gaps.push(gapAt('position', index + 1));
    const zoneOf = (outlet: string | undefined) => trade.zones.get(outlet ?? '') ?? (store.header.zone as Zone);
    gaps.push(
      ...unacknowledged({ ...trade, zoneOf }, point.effectiveAt).map((event) => gapOf('acknowledgement', event)),
      ...openReservations(reservations, asOf).map((event) => gapOf('reservation', event)),
    );
  }
  const position = await positionOf(store, { asOf, settled }, head);
  return { ...gapsIn(gaps), events, asOf, effectiveAt, position, settled };
}

interface Trade {
  readonly sales: Sale[];
  readonly exports: RecordedEvent[];
  readonly zones: Map<string, Zone>;
}

function isOpportunity([first]: readonly RecordedEvent[]): boolean {
  return first !== undefined && categoryOf(first.stream) === 'opportunity';
}

function collect({ sales, exports, zones }: Trade, known: readonly RecordedEvent[]): void {
  const [first] = known;
  if (!first) return;
  switch (categoryOf(first.stream)) {
    case 'opportunity':
      if (stageModelOf(known) === 'dealer') sales.push(...known.filter(({ type }) => type === 'Converted').map(saleOf));
      return;
    case 'erpBatch':
      exports.push(...known);
      return;
    case 'outlet':
      for (const { data } of known) {
        if (typeof data.zone === 'string') zones.set(aggregateIdOf(first.stream), data.zone as Zone);
      }
  }
}

/** Without what its decision rested on, and who acted: there are many. */
function slim({ id, type, stream, position, recordedAt, data }: RecordedEvent): ReservationEvent {
  return { id, type, stream, position, recordedAt, data };
}

/** No more of it than is needed: there are many. */
function saleOf({ id, stream, position, occurredAt, meta }: RecordedEvent): Sale {
  return { id, stream, position, occurredAt, outlet: meta.outlet };
}

function revisionsMissing(stream: readonly RecordedEvent[]): readonly Gap[] {
  let due = 0;
  return stream.flatMap((event) => {
    const missing = event.revision === due ? [] : [gapOf('revision', event)];
    due = event.revision + 1;
    return missing;
  });
}
