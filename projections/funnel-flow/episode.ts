import { rankOf, type StageModel } from '#opportunity';
import type { Act, Point } from './flow.ts';

/** That something stood in a stage, or passed it by an act. Epoch ms. */
export interface Entry {
  /** Place of the stage in the model; the number of stages for a win that ends the episode. */
  readonly rank: number;
  readonly at: number;
  /** Where it stood then. */
  readonly point: Point;
  /** Done without moving the stage. */
  readonly byActOnly?: true;
}

/** A stay in a stage. */
export interface Visit extends Entry {
  /** undefined: it is there still. */
  readonly left: number | undefined;
}

/** From Created or Reopened until it is won or lost. */
export interface Episode {
  readonly number: number;
  readonly began: number;
  /** In effective order. */
  readonly visits: readonly Visit[];
  /** The visits, and the win that ends it, as entries. */
  readonly moved: readonly Entry[];
  readonly status: Point['status'];
  /** When it was won or lost. */
  readonly closed: number | undefined;
  /** Where it stands: with the value and the dimensions of its closing where it is closed. */
  readonly last: Point;
}

/** The episodes of a trajectory. */
export function episodesOf(points: readonly Point[], model: StageModel): readonly Episode[] {
  const episodes: Episode[] = [];
  for (let start = 0; start < points.length; ) {
    let end = start + 1;
    while (end < points.length && points[end]!.episode === points[start]!.episode) end += 1;
    episodes.push(episodeOf(start === 0 && end === points.length ? points : points.slice(start, end), model));
    start = end;
  }
  return episodes;
}

function episodeOf(points: readonly Point[], model: StageModel): Episode {
  const first = points[0]!;
  const last = points.at(-1)!;
  const visits: Visit[] = [];
  let staying: Entry | undefined;
  const leave = (left: number | undefined) => {
    if (staying) visits.push({ rank: staying.rank, at: staying.at, point: staying.point, left });
    staying = undefined;
  };
  for (const point of points) {
    const rank = rankOf(model, point.stage);
    const stays = goesOn(point, model);
    if (staying && stays && staying.rank === rank) continue;
    leave(point.at);
    if (stays || point === first) staying = { rank, at: point.at, point };
    if (!stays) leave(point.at);
  }
  leave(undefined);
  const closing = last.status === 'open' ? -1 : points.findLastIndex(({ status }) => status !== last.status) + 1;
  const closed = points[closing]?.at;
  const win = winOf(last, closed, model);
  return {
    number: first.episode,
    began: first.at,
    visits,
    moved: win ? [...visits, win] : visits,
    status: last.status,
    closed,
    last,
  };
}

/** Whether it stands in its stage: where an order wins, it goes on after the win. */
function goesOn({ status }: Point, { win }: StageModel): boolean {
  return status === 'open' || (status === 'won' && win.kind === 'order');
}

/** A win that ends the episode, as an entry beyond the last stage. */
function winOf(last: Point, closed: number | undefined, { win, stages }: StageModel): Entry | undefined {
  if (closed === undefined || last.status !== 'won' || win.kind !== 'exit') return undefined;
  return { rank: stages.length, at: closed, point: last };
}

/** The acts of an episode that lead to a stage, until it was closed, as entries. */
export function actEntries(
  { number, closed }: Episode,
  acts: readonly Act[],
  points: readonly Point[],
  model: StageModel,
): readonly Entry[] {
  const entries: Entry[] = [];
  for (const { type, episode, at } of acts) {
    if (episode !== number || (closed !== undefined && at > closed)) continue;
    const rank = model.stages.findIndex(({ movedBy }) => movedBy.includes(type));
    const point = points.findLast((one) => one.episode === number && one.at <= at);
    if (rank >= 0 && point) entries.push({ rank, at, point, byActOnly: true });
  }
  return entries;
}
