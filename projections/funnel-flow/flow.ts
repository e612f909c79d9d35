import { minorUnits } from '#kernel';
import { type Status, stageModelOf } from '#opportunity';
import { ACTS, type FlowDocument, moneyOf, STATUSES } from './flow-document.ts';
import type { Kept } from './kept.ts';
import { type Dimensions, dimensionsAt } from './told-dimensions.ts';

/** What is true from `at` on, and was known from `from` until before `until`. Epoch ms; `until` is infinite while it stands. */
export interface Span {
  readonly at: number;
  readonly from: number;
  readonly until: number;
}

/** Where an opportunity stood from an instant on. */
export interface Point extends Span {
  readonly status: Status;
  readonly stage: string;
  /** `id@version` of the stage model. */
  readonly model: string;
  /** ISO 4217; empty for an opportunity without a value. */
  readonly currency: string;
  /** Minor units of the currency. */
  readonly units: bigint;
  readonly dimensions: Dimensions;
  readonly episode: number;
}

export type ActType = (typeof ACTS)[number];

/** Something that was done, whether it moved the stage or not. */
export interface Act extends Span {
  readonly type: ActType;
  readonly episode: number;
}

/** From when on it was expected to be bought on a day. */
export interface ExpectedDate extends Span {
  /** Local day, YYYYMMDD. */
  readonly day: number;
}

/** Of any recorded instant, what was known of it is in effective order. */
export interface History<Item extends Span> {
  readonly items: readonly Item[];
  /** What is left of it once everything is known. */
  readonly standing: readonly Item[];
  /** The last recording, of an item or of what overturned one, and the last effective instant in it. */
  readonly knownFrom: number;
  readonly effectiveFrom: number;
  /** Nothing was overturned, and all was recorded in the order it happened: what was known is where it begins. */
  readonly isPlain: boolean;
}

/** One opportunity's way through the stages, as known at any instant. */
export interface Flow {
  readonly stream: string;
  readonly customer: string;
  readonly points: History<Point>;
  readonly acts: History<Act>;
  readonly dates: History<ExpectedDate>;
}

/** What was known of a history by `known`, effective by `effective`; both inclusive, in epoch ms. */
export function historyAt<Item extends Span>(
  { items, standing, knownFrom, effectiveFrom, isPlain }: History<Item>,
  known: number,
  effective: number,
): readonly Item[] {
  if (knownFrom <= known && effectiveFrom <= effective) return standing;
  if (isPlain) {
    let count = 0;
    for (const { at, from } of items) {
      if (from > known || at > effective) break;
      count += 1;
    }
    return count === 0 ? [] : items.slice(0, count);
  }
  return items.filter(({ at, from, until }) => from <= known && known < until && at <= effective);
}

/** @param items of which, at any recorded instant, what was known then is in effective order */
export function historyOf<Item extends Span>(items: readonly Item[]): History<Item> {
  let [knownFrom, effectiveFrom] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  let [isPlain, stands] = [true, true];
  for (const { at, from, until } of items) {
    if (from < knownFrom) isPlain = false;
    if (until !== Number.POSITIVE_INFINITY) stands = false;
    knownFrom = Math.max(knownFrom, until === Number.POSITIVE_INFINITY ? from : until);
    effectiveFrom = Math.max(effectiveFrom, at);
  }
  const standing = stands ? items : items.filter(({ until }) => until === Number.POSITIVE_INFINITY);
  return { items, standing, knownFrom, effectiveFrom, isPlain: isPlain && stands };
}

/** Reads what a document packs. */
export function flowOf(stream: string, document: FlowDocument): Flow {
  const { base, customer, models, values, dimensions, points, acts, dates } = document;
  const worths = values.map((text) => {
    const { amount, currency } = moneyOf(text);
    return { currency, units: minorUnits({ amount, currency }) };
  });
  const places = dimensions.map((_, place) => dimensionsAt(dimensions, place));
  return {
    stream,
    customer,
    points: historyOf(
      points.map((kept): Point => {
        const [, , , place = 0, worth = 0, where = 0, episode = 0, model = 0] = kept as readonly number[];
        const name = models[model]!;
        const { currency, units } = worth === 0 ? UNVALUED : worths[worth - 1]!;
        const { status, stage } = placeOf(kept[3] ?? place, name);
        const spans = spanOf(base, kept);
        return {
          ...spans,
          status,
          stage,
          model: name,
          currency,
          units,
          dimensions: places[where]!,
          episode: episode + 1,
        };
      }),
    ),
    acts: historyOf(
      acts.map((kept): Act => {
        const [, , , code = 0, episode = 0] = kept as readonly number[];
        return { ...spanOf(base, kept), type: ACTS[code]!, episode: episode + 1 };
      }),
    ),
    dates: historyOf(dates.map((kept): ExpectedDate => ({ ...spanOf(base, kept), day: kept[3] as number }))),
  };
}

const UNVALUED = { currency: '', units: 0n };

function spanOf(base: number, [place, lag, lasted]: Kept): Span {
  const at = base + place;
  const from = at + lag;
  return { at, from, until: lasted === 0 ? Number.POSITIVE_INFINITY : from + lasted };
}

function placeOf(place: number | string, model: string): { readonly status: Status; readonly stage: string } {
  if (typeof place === 'string') {
    const bar = place.indexOf('|');
    return { status: STATUSES[Number(place.slice(0, bar))]!, stage: place.slice(bar + 1) };
  }
  return { status: STATUSES[place % 3]!, stage: stageModelOf(model)!.stages[(place - (place % 3)) / 3]!.id };
}
