import type { Stays } from '#funnel';
import { aggregateIdOf, type StreamName } from '#kernel';
import { rankOf, type StageModel } from '#opportunity';
import { type Episode, episodesOf } from '../episode.ts';
import { historyAt, type Point } from '../flow.ts';
import type { Flows } from '../flow-memory.ts';
import { type Scope, wholeOf } from '../scope.ts';
import type { Instants } from '../unit.ts';

export const DAY = 86_400_000;

/** An opportunity that was open, where it stood. */
export interface OpenDeal {
  readonly id: string;
  readonly stage: string;
  /** Place of the stage in the model; −1 for a stage that it does not have. */
  readonly rank: number;
  /** For how long it had stood there. */
  readonly ageDays: number;
  /** ISO 4217; empty for one without a value. */
  readonly currency: string;
  /** Minor units of the currency. */
  readonly units: bigint;
}

/** The stays in one stage that were watched in the base period, in days, and whose each is. */
export interface StageStays extends Stays {
  readonly ids: readonly string[];
}

/** All that a forecast is made from: what was known by one instant and effective by another. */
export interface Pipeline {
  /** In the order of their ids. */
  readonly deals: readonly OpenDeal[];
  /** By the rank of the stage. */
  readonly stays: readonly StageStays[];
  /** What it was read from, in the order of ids: equal for two pipelines that are read from the same. */
  readonly inputs: readonly (readonly [id: string, points: readonly Point[]])[];
}

/** After `from`, up to and with `to`; epoch ms. */
export interface Base {
  readonly from: number;
  readonly to: number;
}

/** Reads the open deals and the stays of the base period. An opportunity is in scope as it last stood. */
export function pipelineOf(
  { flows }: Pick<Flows, 'flows'>,
  { known, effective }: Instants,
  { scope, model, base }: { readonly scope: Omit<Scope, 'by'>; readonly model: StageModel; readonly base: Base },
): Pipeline {
  const isIn = wholeOf(scope);
  const inputs: [string, readonly Point[]][] = [];
  const deals: OpenDeal[] = [];
  const stays = model.stages.map(() => new StayList());
  const seen = Math.min(base.to, known, effective);
  for (const [stream, { points }] of flows) {
    const history = historyAt(points, known, effective);
    const last = history.at(-1);
    if (!last || isIn(last) === undefined) continue;
    const id = aggregateIdOf(stream as StreamName);
    inputs.push([id, history]);
    const episodes = episodesOf(history, model);
    for (const episode of episodes) {
      for (const [rank, list] of stays.entries()) list.add(id, episode, rank, { from: base.from, seen });
    }
    if (last.status === 'open') deals.push(openDeal(id, last, episodes.at(-1)!, model, effective));
  }
  return { deals: deals.sort(byId), stays: stays.map((list) => list.packed()), inputs: inputs.sort(byFirst) };
}

function openDeal(id: string, last: Point, { visits, began }: Episode, model: StageModel, at: number): OpenDeal {
  const since = visits.at(-1)?.at ?? began;
  const { stage, currency, units } = last;
  return { id, stage, rank: rankOf(model, stage), ageDays: Math.max(0, at - since) / DAY, currency, units };
}

const WON = 1;
const LOST = 2;

class StayList {
  private readonly ids: string[] = [];
  private readonly left: number[] = [];
  private readonly ended: number[] = [];
  private readonly causes: number[] = [];
  private readonly watched: number[] = [];

  /** The stays of an episode in a stage before it was closed; what came after `seen` is not looked at. */
  add(
    id: string,
    { visits, status, closed, began }: Episode,
    rank: number,
    { from, seen }: { readonly from: number; readonly seen: number },
  ): void {
    const isOver = closed !== undefined && closed <= seen;
    const until = isOver ? closed : seen;
    if (until <= from || began > seen) return;
    for (const visit of visits) {
      if (visit.rank !== rank || visit.at >= until) continue;
      const left = visit.left !== undefined && visit.left <= seen ? visit.left : Number.POSITIVE_INFINITY;
      this.ids.push(id);
      this.left.push((left - visit.at) / DAY);
      this.ended.push((until - visit.at) / DAY);
      this.causes.push(!isOver ? 0 : status === 'won' ? WON : LOST);
      this.watched.push((from - visit.at) / DAY);
    }
  }

  packed(): StageStays {
    const { ids, left, ended, causes, watched } = this;
    return {
      ids,
      left: Float64Array.from(left),
      ended: Float64Array.from(ended),
      causes: Uint8Array.from(causes),
      watched: Float64Array.from(watched),
    };
  }
}

const byId = (a: OpenDeal, b: OpenDeal) => (a.id < b.id ? -1 : 1);
const byFirst = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]) => (a < b ? -1 : 1);
