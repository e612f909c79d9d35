import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Cursor, START, StreamNotFound } from '#event-store';
import { aggregateIdOf, type Envelope, type Instant, type RecordedEvent, type StreamName } from '#kernel';
import { registry } from './domain.ts';
import { QuestionRefused } from './errors.ts';
import { lastPlace } from './last-place.ts';
import type { Engine } from './open-engine.ts';
import { positionToken } from './position-token.ts';
import { queryTimes } from './query-time.ts';

/** Which events of the log are meant; everything that is given must hold. */
export interface AuditFilters {
  /** One stream, e.g. `opportunity-…`. */
  readonly stream?: string | undefined;
  /** Of the streams of this id, sealed for it, or naming it in a field: a customer, a member of staff, an order, … */
  readonly subject?: string | undefined;
  /** Who acted, or the person for whom a service acted. */
  readonly by?: string | undefined;
  readonly type?: readonly string[] | undefined;
  /** What it belongs to: the id of a correlation, or of the command that asked for it. */
  readonly correlation?: string | undefined;
  /** Recorded at or after, at or before. */
  readonly from?: Instant | undefined;
  readonly to?: Instant | undefined;
  /** Happened at or after, at or before. */
  readonly occurredFrom?: Instant | undefined;
  readonly occurredTo?: Instant | undefined;
}

export interface AuditLogQuestion extends AuditFilters {
  /** The trail as it was known then, to the byte: nothing recorded later, not even where the log ends. */
  readonly asOf?: Instant | undefined;
  /** Events at most. */
  readonly limit: number;
  /** Only what stands after this place. */
  readonly after?: Cursor | undefined;
  /** Only what stands up to this place; default: `asOf`, else the head. The next page names the same, else reads of it are on the next page. */
  readonly upTo?: Cursor | undefined;
  /** Those events of a page, in order, that the asker may see; default: all. Nothing else is opened. */
  readonly visible?: ((events: readonly RecordedEvent[]) => Promise<readonly RecordedEvent[]>) | undefined;
}

export interface AuditLogAnswer {
  /** In log order; personal fields as the reader may see them: the value, masked, or forgotten. */
  readonly events: readonly RecordedEvent[];
  /** Position to go on after; null: there is no more up to `position`. */
  readonly next: string | null;
  readonly position: string;
}

/**
 * The trail of events: who did what, when it happened and was recorded, for whom, by which command and from what cause.
 * @throws QuestionRefused for a type that there is not, a period that ends before it begins, or an `asOf` in the future
 */
export async function askAuditLog(engine: Engine, question: AuditLogQuestion): Promise<AuditLogAnswer> {
  const { store, codec } = engine;
  const { limit, after = START, visible = async (events) => events } = question;
  const upTo = question.upTo ?? (await knownPlace(engine, question.asOf));
  const found: RecordedEvent[] = [];
  for await (const page of selectedEvents(engine, question, { after, upTo })) {
    found.push(...(await visible(page)));
    if (found.length > limit) break;
  }
  const shown = found.slice(0, limit);
  const last = found.length > limit ? shown.at(-1) : undefined;
  const { logId } = store.header;
  return {
    events: await codec.open(shown, () => true),
    next: last ? positionToken(logId, await store.placeOf({ position: last.position })) : null,
    position: positionToken(logId, upTo),
  };
}

/** The last place that was recorded by then; where no time is asked for, the head. @throws QuestionRefused for the future */
export async function knownPlace(
  { store, clock }: Pick<Engine, 'store' | 'clock'>,
  asked: Instant | undefined,
): Promise<Cursor> {
  const head = await store.head();
  if (asked === undefined) return head;
  const { asOf } = queryTimes({ asOf: asked }, head, clock);
  return lastPlace(store, (recordedAt) => recordedAt <= asOf);
}

interface Selecting {
  readonly after?: Cursor;
  readonly upTo: Cursor;
  /** Told how many places of the log have been gone through, and how many there are. */
  readonly tell?: (seen: number, all: number) => void;
}

/**
 * The events that the filters mean, as they are stored, in log order, page by page; others are passed by. Every page ends a
 * turn, so that whoever else is served goes on in between.
 * @throws QuestionRefused as `askAuditLog`
 */
export async function* selectedEvents(
  { store }: Pick<Engine, 'store'>,
  filters: AuditFilters,
  { after = START, upTo, tell = () => {} }: Selecting,
): AsyncGenerator<readonly RecordedEvent[]> {
  requireMeant(filters);
  const { stream, type: types, from, to } = filters;
  const begin = from === undefined ? START : await lastPlace(store, (recordedAt) => recordedAt < from);
  const start = begin.position > after.position ? begin : after;
  const pages =
    stream === undefined
      ? store.readAll({ after: start, ...(types && { types }) })
      : streamPages(store, stream as StreamName);
  const isMeant = meantBy(filters);
  for await (const page of pages) {
    const over = page.findIndex(
      ({ position, recordedAt }) => position > upTo.position || (to !== undefined && recordedAt > to),
    );
    const within = over < 0 ? page : page.slice(0, over);
    yield within.filter((event) => event.position > start.position && isMeant(event));
    if (over >= 0) break;
    const { index } = page.at(-1) ?? {};
    if (index !== undefined) tell(index + 1, upTo.index + 1);
    await nextTurn();
  }
  tell(upTo.index + 1, upTo.index + 1);
}

async function* streamPages(store: Engine['store'], stream: StreamName): AsyncGenerator<readonly RecordedEvent[]> {
  try {
    yield* store.readStream(stream);
  } catch (error) {
    if (!(error instanceof StreamNotFound)) throw error;
  }
}

function requireMeant({ type = [], from, to, occurredFrom, occurredTo }: AuditFilters): void {
  const stranger = type.find((name) => !registry.types.has(name));
  if (stranger !== undefined) {
    throw new QuestionRefused(
      `there is no event type ${JSON.stringify(stranger.slice(0, 64))}: the glossary lists them, such as OrderPlaced`,
    );
  }
  for (const [begin, end] of [
    [from, to],
    [occurredFrom, occurredTo],
  ]) {
    if (begin !== undefined && end !== undefined && begin > end) {
      throw new QuestionRefused(`a period that begins at ${begin} does not end at ${end}`);
    }
  }
}

function meantBy({ subject, by, type, correlation, occurredFrom, occurredTo }: AuditFilters) {
  return (event: RecordedEvent): boolean => {
    const { meta, occurredAt } = event;
    if (type && !type.includes(event.type)) return false;
    if (by !== undefined && meta.actor.id !== by && meta.actor.onBehalfOf !== by) return false;
    if (correlation !== undefined && meta.correlationId !== correlation && meta.commandId !== correlation) return false;
    if (occurredFrom !== undefined && occurredAt < occurredFrom) return false;
    if (occurredTo !== undefined && occurredAt > occurredTo) return false;
    return subject === undefined || isAbout(event, subject);
  };
}

function isAbout({ stream, data }: RecordedEvent, id: string): boolean {
  if (aggregateIdOf(stream) === id || Object.values(data).includes(id)) return true;
  return ((data.sealed ?? []) as unknown as readonly Envelope[]).some((envelope) => envelope.subject === id);
}
