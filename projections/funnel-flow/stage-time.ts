import { type Duration, kaplanMeier, survivalQuantile } from '#funnel';
import type { StageModel } from '#opportunity';
import { type Counted, type Tell, telling, withWorth } from './counted.ts';
import type { Episode, Visit } from './episode.ts';
import type { Point } from './flow.ts';
import { type MedianUnsaid, medianUnsaid } from './median-unsaid.ts';
import { isWithin, type Period } from './period.ts';
import { type Tally, tallyOf } from './tally.ts';

const DAY = 86_400_000;

/** Share of the curve beyond which what is still in a stage has stalled. */
const STALLED_SHARE = 0.9;
/** Where the curve does not reach so far: so many times the median of what was won. */
const STALLED_TIMES_WON = 1.5;

/** A time in a stage, over all that were in it; those still there are censored at the instant asked for. */
export interface TimeInStage {
  /** Still there. */
  readonly open: number;
  /** Kaplan–Meier median in days; null with `unsaid`. */
  readonly medianDays: number | null;
  readonly unsaid?: MedianUnsaid;
}

export interface Stalled extends Tally {
  /** In the stage for longer than this, by the latest visit; null: nothing tells how long is long. */
  readonly afterDays: number | null;
  readonly by: 'quantile' | 'won' | null;
}

export interface StageTime {
  readonly stage: string;
  /** Episodes that entered the stage first in the period. */
  readonly entered: number;
  /** How often they did, all together. */
  readonly visits: number;
  readonly firstVisit: TimeInStage;
  readonly latestVisit: TimeInStage;
  /** All visits of an episode together. */
  readonly cumulative: TimeInStage;
  readonly stalled: Stalled;
}

/** What a stay must last to be called stalled. */
export type Threshold = Pick<Stalled, 'afterDays' | 'by'>;

export interface TimeReading {
  readonly period: Period;
  /** What is still under way was last seen then: epoch ms. */
  readonly seen: number;
  readonly model: StageModel;
  /** Medians of fewer are not given. */
  readonly minimum: number;
  /** Currency of the zero of what has no value. */
  readonly zero: string;
}

/** An episode, and whose it is. */
export interface OwnEpisode {
  readonly stream: string;
  readonly episode: Episode;
}

interface Stayed extends Pick<Counted, 'stream' | 'episode'> {
  readonly visits: readonly Visit[];
  readonly isWon: boolean;
  readonly last: Point;
}

/**
 * Times in every stage.
 * @param thresholds of the whole, for its groups: what has stalled in a group has stalled in the whole
 * @param tell told of what each figure counts
 */
export function stageTimes(
  episodes: readonly OwnEpisode[],
  reading: TimeReading,
  thresholds?: readonly Threshold[],
  tell?: Tell,
): readonly StageTime[] {
  return reading.model.stages.map(({ id }, rank) => {
    const stayed = episodes.flatMap((episode) => stayedIn(episode, rank, reading.period) ?? []);
    return stageTime(id, stayed, reading, { given: thresholds?.[rank], tell: telling(tell, `stages.${id}`) });
  });
}

function stayedIn({ stream, episode }: OwnEpisode, rank: number, period: Period): Stayed | undefined {
  const { number, visits, status, last } = episode;
  const ofStage = visits.filter((visit) => visit.rank === rank);
  if (!ofStage[0] || !isWithin(ofStage[0].at, period)) return undefined;
  return { stream, episode: number, visits: ofStage, isWon: status === 'won', last };
}

function stageTime(
  stage: string,
  stayed: readonly Stayed[],
  reading: TimeReading,
  { given, tell }: { readonly given: Threshold | undefined; readonly tell: Tell | undefined },
): StageTime {
  const { seen, minimum, zero } = reading;
  const first = stayed.map(({ visits }) => durationOf(visits[0]!, seen));
  const latest = stayed.map(({ visits }) => durationOf(visits.at(-1)!, seen));
  const cumulative = stayed.map(({ visits }) => togetherOf(visits, seen));
  const threshold = given ?? thresholdOf(stayed, latest, minimum);
  const limit = threshold.afterDays === null ? Number.POSITIVE_INFINITY : threshold.afterDays * DAY;
  const stalled = stayed.filter((_, n) => !latest[n]!.ended && latest[n]!.time > limit);
  tell?.('entered', stayed);
  tell?.(
    'visits',
    stayed.map(({ stream, episode, visits }) => ({ stream, episode, times: visits.length })),
  );
  for (const [name, times] of Object.entries({ firstVisit: first, latestVisit: latest, cumulative })) {
    tell?.(
      `${name}.open`,
      stayed.filter((_, n) => !times[n]!.ended),
    );
  }
  tell?.('stalled', withWorth(stalled));
  return {
    stage,
    entered: stayed.length,
    visits: stayed.reduce((sum, { visits }) => sum + visits.length, 0),
    firstVisit: timeOf(first, minimum),
    latestVisit: timeOf(latest, minimum),
    cumulative: timeOf(cumulative, minimum),
    stalled: {
      ...threshold,
      ...tallyOf(
        stalled.map(({ last }) => last),
        zero,
      ),
    },
  };
}

function durationOf({ at, left }: Visit, seen: number): Duration {
  return { time: Math.max(0, Math.min(left ?? seen, seen) - at), ended: left !== undefined && left <= seen };
}

function togetherOf(visits: readonly Visit[], seen: number): Duration {
  const durations = visits.map((visit) => durationOf(visit, seen));
  return {
    time: durations.reduce((sum, { time }) => sum + time, 0),
    ended: durations.every(({ ended }) => ended),
  };
}

function timeOf(durations: readonly Duration[], minimum: number): TimeInStage {
  const medianDays = quantileDays(durations, 0.5, minimum);
  return {
    open: durations.filter(({ ended }) => !ended).length,
    medianDays,
    ...(medianDays === null ? { unsaid: medianUnsaid(durations.length, minimum) } : {}),
  };
}

function thresholdOf(stayed: readonly Stayed[], latest: readonly Duration[], minimum: number): Threshold {
  const quantile = quantileDays(latest, STALLED_SHARE, minimum);
  if (quantile !== null) return { afterDays: quantile, by: 'quantile' };
  const won = quantileDays(
    latest.filter((_, n) => stayed[n]!.isWon),
    0.5,
    minimum,
  );
  return won === null ? { afterDays: null, by: null } : { afterDays: STALLED_TIMES_WON * won, by: 'won' };
}

function quantileDays(durations: readonly Duration[], share: number, minimum: number): number | null {
  if (durations.length < minimum) return null;
  const time = survivalQuantile(kaplanMeier(durations), share);
  return time === null ? null : time / DAY;
}
