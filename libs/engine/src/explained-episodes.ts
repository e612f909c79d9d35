import { readEvents } from '#command';
import { aggregateIdOf, type Instant, type StreamName } from '#kernel';
import { standingEventTypes } from '#opportunity';
import type { CellEpisode } from '#projections/funnel-flow';
import { registry } from './domain.ts';
import { QuestionRefused } from './errors.ts';
import type { Engine } from './open-engine.ts';

/** Which episodes of a cell are wanted. */
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

export interface ExplainedEpisode {
  /** Id of the opportunity. */
  readonly opportunity: string;
  readonly episode: number;
  /** Events that its way through the stages is folded from, as known and effective then. */
  readonly events: readonly CellEvent[];
}

export interface ExplainedPage {
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

/**
 * Reads what page is asked for, before anything is counted.
 * @returns the page of the episodes that a cell turns out to have, in the order of streams
 * @throws QuestionRefused
 */
export function pageOfEpisodes({ limit = PAGE, after }: AskedPage) {
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST) {
    throw new QuestionRefused(`the limit ${limit} is not a whole number from 1 to ${MOST}`);
  }
  const start = after === undefined ? undefined : placeOf(after);

  return async (engine: Engine, episodes: readonly CellEpisode[], times: Times): Promise<ExplainedPage> => {
    const first = start === undefined ? 0 : episodes.findIndex((one) => isAfter(one, start));
    const page = first < 0 ? [] : episodes.slice(first, first + limit);
    const explained: ExplainedEpisode[] = [];
    for (const one of page) explained.push(await explainedEpisode(engine, one, times));
    const isLast = first < 0 || first + limit >= episodes.length;
    return { episodes: explained, next: isLast ? null : `${page.at(-1)!.stream}#${page.at(-1)!.episode}` };
  };
}

async function explainedEpisode(
  { store }: Engine,
  { stream, episode }: CellEpisode,
  { asOf, effectiveAt }: Times,
): Promise<ExplainedEpisode> {
  const events = await readEvents(store, registry, stream as StreamName);
  return {
    opportunity: aggregateIdOf(stream as StreamName),
    episode,
    events: events
      .filter(({ type, recordedAt, occurredAt, data }) => {
        if (!standingEventTypes.includes(type) || recordedAt > asOf) return false;
        // A correction is effective when what it corrects is, whenever it was made.
        if (type === 'EventCorrected') return true;
        return occurredAt <= effectiveAt && (data.episode === undefined || data.episode === episode);
      })
      .map(({ id, type, occurredAt }) => ({ id, type, occurredAt })),
  };
}

function placeOf(after: string): CellEpisode {
  const [, stream, episode] = /^(opportunity-.+)#(\d{1,9})$/.exec(after) ?? [];
  if (stream !== undefined) return { stream, episode: Number(episode) };
  throw new QuestionRefused('after is the "next" of the page before: give it as it was, or leave it out');
}

function isAfter(one: CellEpisode, place: CellEpisode): boolean {
  return one.stream > place.stream || (one.stream === place.stream && one.episode > place.episode);
}
