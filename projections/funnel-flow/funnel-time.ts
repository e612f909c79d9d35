import { endOfDay, epochMs, type Instant, type LocalDate, type Zone } from '#kernel';
import type { StageModel } from '#opportunity';
import { type Tell, telling } from './counted.ts';
import { definitionId } from './definition.ts';
import { type Episode, episodesOf } from './episode.ts';
import { historyAt } from './flow.ts';
import type { Flows } from './flow-memory.ts';
import type { Period } from './period.ts';
import { groupsOf, type KeyOf, type Scope, wholeOf } from './scope.ts';
import { type Dated, type EndOf, type Pushes, pushesOf, type Slippage, slippageOf } from './slippage.ts';
import { type OwnEpisode, type StageTime, stageTimes, type Threshold } from './stage-time.ts';
import type { Instants } from './unit.ts';

export interface TimeQuestion extends Scope {
  /** The period is what comes after `from`, up to and with `to`. Default: since the beginning. */
  readonly from?: Instant | undefined;
  readonly to: Instant;
  readonly asOf: Instant;
  readonly effectiveAt: Instant;
  /** Medians and rates of fewer are not given. */
  readonly minimum: number;
}

/** What the log says, whatever is asked. */
export interface TimeSetting {
  readonly model: StageModel;
  /** The zone that dates are in. */
  readonly zone: Zone;
  /** ISO 4217 code of the log. */
  readonly currency: string;
}

export interface TimeFigures {
  readonly stages: readonly StageTime[];
  readonly slippage: Slippage;
  readonly pushes: Pushes;
}

/** The JSON of `funnel time`, save what only the caller knows. */
export interface FunnelTime extends TimeFigures {
  readonly stageModel: string;
  readonly from?: Instant;
  readonly to: Instant;
  readonly asOf: Instant;
  readonly effectiveAt: Instant;
  readonly definitionId: string;
  readonly minimum: number;
  /** Absent unless asked by a dimension. */
  readonly groups?: readonly (TimeFigures & { readonly key: string })[];
}

interface Group {
  readonly episodes: OwnEpisode[];
  readonly deals: Dated[];
}

/**
 * How long opportunities stay in each stage, and how their expected dates move.
 * @param tell told of what each figure counts
 */
export function funnelTime(flows: Flows, question: TimeQuestion, setting: TimeSetting, tell?: Tell): FunnelTime {
  const { by, filters, from, to, asOf, effectiveAt, minimum } = question;
  const { model, zone, currency: zero } = setting;
  const period: Period = { from: from === undefined ? Number.NEGATIVE_INFINITY : epochMs(from), to: epochMs(to) };
  const instants = { known: epochMs(asOf), effective: epochMs(effectiveAt) };
  const reading = { period, seen: Math.min(instants.known, instants.effective), model, minimum, zero };
  const endOf = endsOfDays(zone);
  const figures = (
    { episodes, deals }: Group,
    told: Tell | undefined,
    thresholds?: readonly Threshold[],
  ): TimeFigures => ({
    stages: stageTimes(episodes, reading, thresholds, told),
    slippage: slippageOf(deals, period, endOf, minimum, zero, telling(told, 'slippage')),
    pushes: pushesOf(deals, period, minimum, telling(told, 'pushes')),
  });
  const scope = { model: question.model, filters };
  const known = datedFlows(flows, instants, model);
  const whole = figures(grouped(known, wholeOf(scope)).get('') ?? { episodes: [], deals: [] }, tell);
  const thresholds = whole.stages.map(({ stalled: { afterDays, by: rule } }): Threshold => ({ afterDays, by: rule }));
  const groups = by === undefined ? undefined : grouped(known, groupsOf(scope, by));
  return {
    stageModel: question.model,
    ...(from === undefined ? {} : { from }),
    to,
    asOf,
    effectiveAt,
    definitionId: definitionId('time', question, { minimum }),
    minimum,
    ...whole,
    ...(groups
      ? {
          groups: [...groups]
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([key, group]) => ({ key, ...figures(group, telling(tell, `groups.${key}`), thresholds) })),
        }
      : {}),
  };
}

interface DatedFlow extends Dated {
  readonly episodes: readonly Episode[];
}

/** Everything known and effective by then, of the opportunities that had begun. */
function datedFlows({ flows }: Flows, { known, effective }: Instants, model: StageModel): readonly DatedFlow[] {
  const all: DatedFlow[] = [];
  for (const [stream, flow] of flows) {
    const points = historyAt(flow.points, known, effective);
    if (points.length === 0) continue;
    all.push({ stream, points, dates: historyAt(flow.dates, known, effective), episodes: episodesOf(points, model) });
  }
  return all;
}

/** Episodes by the group of their last state, opportunities by that of their last one. */
function grouped(flows: readonly DatedFlow[], keyOf: KeyOf): ReadonlyMap<string, Group> {
  const groups = new Map<string, Group>();
  const groupOf = (key: string): Group => {
    const group = groups.get(key) ?? { episodes: [], deals: [] };
    groups.set(key, group);
    return group;
  };
  for (const { stream, points, dates, episodes } of flows) {
    for (const episode of episodes) {
      const key = keyOf(episode.last);
      if (key !== undefined) groupOf(key).episodes.push({ stream, episode });
    }
    const key = keyOf(points.at(-1)!);
    if (key !== undefined && dates.length > 0) groupOf(key).deals.push({ stream, points, dates });
  }
  return groups;
}

function endsOfDays(zone: Zone): EndOf {
  const ends = new Map<number, number>();
  return (day) => {
    let end = ends.get(day);
    if (end === undefined) {
      const text = String(day).padStart(8, '0');
      end = epochMs(endOfDay(`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}` as LocalDate, zone));
      ends.set(day, end);
    }
    return end;
  };
}
