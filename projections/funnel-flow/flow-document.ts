import type { Instant, Money } from '#kernel';
import { rankOf, type Status, stageModelOf, type TrajectoryPoint } from '#opportunity';
import type { KeptList } from './kept.ts';
import { placeOfDimensions, type ToldDimensions, withDimensions } from './told-dimensions.ts';

/**
 * What the flows of one opportunity are asked from, packed:
 * - `points`: its trajectory; what: `[place, value, dimensions, episode − 1, model]`, zeros at the end left out; place =
 *   3 × the stage's rank + status, or `<status>|<stage>` for a stage that the model does not have; value, dimensions and
 *   model count in `values` (from 1, 0: none), `dimensions` and `models` (from 0)
 * - `acts`: what was done that flows count, whether it moved the stage or not; what: `[act, episode − 1]`
 * - `dates`: when it was expected to be bought; what: `[local day]` as YYYYMMDD
 */
export interface FlowDocument {
  /** Log index of the last event that changed it. */
  readonly to: number;
  /** Epoch ms that all instants in it count from. */
  readonly base: number;
  readonly customer: string;
  readonly models: readonly string[];
  readonly values: readonly string[];
  readonly dimensions: ToldDimensions;
  readonly points: KeptList;
  readonly acts: KeptList;
  readonly dates: KeptList;
}

export const STATUSES: readonly Status[] = ['open', 'won', 'lost'];

/** Acts by their place in a document; places are never taken back. */
export const ACTS = [
  'FollowUpCompleted',
  'TestDriveCompleted',
  'OrderPlaced',
  'VehicleMatched',
  'VehicleDelivered',
  'Qualified',
] as const;

/** The words of a document, growing. */
export interface Words {
  models: readonly string[];
  values: readonly string[];
  dimensions: ToldDimensions;
}

export function valueText({ amount, currency }: Money): string {
  return `${amount}${currency}`;
}

export function moneyOf(text: string): Money {
  return { amount: text.slice(0, -3), currency: text.slice(-3) };
}

/** The `what` of a point; words that it lacks are added. */
export function packedPoint(point: TrajectoryPoint, words: Words): (number | string)[] {
  const { status, stage, value, dimensions, stageModel, episode } = point;
  let model = words.models.indexOf(stageModel);
  if (model < 0) model = push(words, 'models', stageModel);
  const text = value ? valueText(value) : '';
  let worth = value ? words.values.indexOf(text) + 1 : 0;
  if (value && worth === 0) worth = push(words, 'values', text) + 1;
  let place = placeOfDimensions(words.dimensions, dimensions);
  if (place < 0) {
    place = words.dimensions.length;
    words.dimensions = withDimensions(words.dimensions, dimensions);
  }
  const known = stageModelOf(stageModel);
  const rank = known ? rankOf(known, stage) : -1;
  const code = STATUSES.indexOf(status);
  const what = [rank < 0 ? `${code}|${stage}` : 3 * rank + code, worth, place, episode - 1, model];
  while (what.length > 1 && what.at(-1) === 0) what.pop();
  return what;
}

function push(words: Words, name: 'models' | 'values', word: string): number {
  words[name] = [...words[name], word];
  return words[name].length - 1;
}

/** Epoch ms. What one event tells is read several times over. */
export function msOf(instant: Instant): number {
  if (instant !== lastInstant) {
    lastMs = Date.parse(instant);
    lastInstant = instant;
  }
  return lastMs;
}

let lastInstant = '' as Instant;
let lastMs = Number.NaN;
