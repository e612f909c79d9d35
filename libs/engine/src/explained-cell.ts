import { readEvents } from '#command';
import { aggregateIdOf, epochMs, type Instant, type Money, type StreamName } from '#kernel';
import { standingEventTypes } from '#opportunity';
import { type Counted, inRows, sumOf } from '#projections/funnel-flow';
import { registry } from './domain.ts';
import { QuestionRefused } from './errors.ts';
import type { Engine } from './open-engine.ts';

/** Which of the episodes that a cell counts are wanted. */
export interface AskedPage {
  /** How many episodes at most; default 50. */
  readonly limit?: number | undefined;
  /** The `next` of the page before. */
  readonly after?: string | undefined;
}

/** An event that a figure rests on. */
export interface CellEvent {
  readonly id: string;
  readonly type: string;
  readonly occurredAt: Instant;
}

/** What comes together in a cell, or what one episode adds to it. */
export interface CellSum {
  readonly count: number;
  /** Of a figure that has a value; null where it is in several currencies. */
  readonly value?: Money | null;
  readonly values?: readonly Money[];
}

export interface ExplainedEpisode extends CellSum {
  /** Id of the opportunity. */
  readonly opportunity: string;
  /** null: the opportunity with all of its episodes. */
  readonly episode: number | null;
  /** Events that its way through the stages is folded from, as known and effective by when it is counted. */
  readonly events: readonly CellEvent[];
}

export interface ExplainedCell extends CellSum {
  readonly episodes: readonly ExplainedEpisode[];
  /** Where the next page begins; null: this is the last one. */
  readonly next: string | null;
}

interface Times {
  readonly asOf: Instant;
  readonly effectiveAt: Instant;
}

const PAGE = 50;
const MOST = 1_000;

/** What moves the day by which an opportunity is expected to be bought. */
const DATE_CHANGED = 'ExpectedPurchaseDateChanged';

/**
 * Reads what page is asked for, before anything is counted.
 * @returns the page of what a cell turns out to count, in the order of streams; what its rows add comes to the cell exactly
 * @throws QuestionRefused
 */
export function pageOfCell({ limit = PAGE, after }: AskedPage) {
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST) {
    throw new QuestionRefused({
      zh: `limit ${limit} 应为 1 至 ${MOST} 的整数`,
      en: `the limit ${limit} is not a whole number from 1 to ${MOST}`,
    });
  }
  const start = after === undefined ? undefined : placeOf(after);

  return async (engine: Engine, counted: readonly Counted[], times: Times): Promise<ExplainedCell> => {
    const rows = inRows(counted);
    const first = start === undefined ? 0 : rows.findIndex(([one]) => isAfter(one!, start));
    const page = first < 0 ? [] : rows.slice(first, first + limit);
    const episodes: ExplainedEpisode[] = [];
    for (const row of page) episodes.push(await explainedRow(engine, row, times));
    const isLast = first < 0 || first + limit >= rows.length;
    const [last] = page.at(-1) ?? [];
    const next = isLast || !last ? null : `${last.stream}#${last.episode ?? 0}`;
    return { ...sumOf(counted, engine.store.header.currency), episodes, next };
  };
}

/** What one episode adds, and the events known and effective by when it is counted. */
async function explainedRow({ store }: Engine, row: readonly Counted[], times: Times): Promise<ExplainedEpisode> {
  const [{ stream, episode }] = row as [Counted];
  const until = Math.min(
    epochMs(times.effectiveAt),
    Math.max(...row.map((one) => one.until ?? Number.POSITIVE_INFINITY)),
  );
  const told = (type: string) => standingEventTypes.includes(type) || (episode === undefined && type === DATE_CHANGED);
  const events = await readEvents(store, registry, stream as StreamName);
  return {
    opportunity: aggregateIdOf(stream as StreamName),
    episode: episode ?? null,
    ...sumOf(row, store.header.currency),
    events: events
      .filter(({ type, recordedAt, occurredAt, data }) => {
        if (!told(type) || recordedAt > times.asOf) return false;
        // A correction is effective when what it corrects is, whenever it was made.
        if (type === 'EventCorrected') return true;
        if (epochMs(occurredAt) > until) return false;
        return episode === undefined || data.episode === undefined || data.episode === episode;
      })
      .map(({ id, type, occurredAt }) => ({ id, type, occurredAt })),
  };
}

function placeOf(after: string): Counted {
  const [, stream, episode] = /^(opportunity-.+)#(\d{1,9})$/.exec(after) ?? [];
  if (stream !== undefined) return { stream, episode: Number(episode) };
  throw new QuestionRefused({
    zh: 'after 是上一页的 "next"：原样给出，或不给',
    en: 'after is the "next" of the page before: give it as it was, or leave it out',
  });
}

function isAfter(one: Counted, place: Counted): boolean {
  return one.stream > place.stream || (one.stream === place.stream && (one.episode ?? 0) > (place.episode ?? 0));
}
