import {
  type DrawAmount,
  drawnAmount,
  type EstimatedShare,
  exactAmount,
  independentDraws,
  massQuantile,
  middleOf,
  poissonBinomial,
  uncertainDraws,
} from '#funnel';
import { type Money, money } from '#kernel';
import type { StageAge } from './historical-chances.ts';
import type { OpenDeal } from './pipeline.ts';

/** What is expected in one currency. */
export interface ExpectedAmount {
  readonly currency: string;
  /** The sum of what each deal is expected to bring. */
  readonly amount: Money;
  /** Where it lies as probably as was asked. */
  readonly interval: readonly [low: Money, high: Money];
}

export interface ExpectedWins {
  readonly expected: number;
  readonly interval: readonly [low: number, high: number];
}

/** A deal with its chance; `estimate` where the chance was estimated. */
export interface Chanced {
  readonly deal: OpenDeal;
  readonly probability: number;
  readonly estimate?: StageAge;
}

export interface Drawing {
  /** How probably the amount lies in the interval: 0.8. */
  readonly level: number;
  readonly draws: number;
  /** In [0, 1); a seeded one gives the same answer again. */
  readonly random: () => number;
}

/** Parts that a probability is told in. */
const PARTS = 1_000_000_000_000;

/** Minor units × probability, the probability taken to twelve decimals, rounded half up. */
export function expectedUnits(units: bigint, probability: number): bigint {
  const parts = BigInt(PARTS);
  return (units * BigInt(Math.round(probability * PARTS)) * 2n + parts) / (2n * parts);
}

/** What is expected of deals in each currency, by its code. Deals without a value bring nothing. */
export function expectedAmounts(deals: readonly Chanced[], drawing: Drawing): readonly ExpectedAmount[] {
  const byCurrency = Map.groupBy(
    deals.filter(({ deal }) => deal.currency !== ''),
    ({ deal }) => deal.currency,
  );
  return [...byCurrency]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, own]) => {
      const units = own.reduce((sum, { deal, probability }) => sum + expectedUnits(deal.units, probability), 0n);
      const [low, high] = middleOf(
        quantileOf(own, ({ units }) => Number(units), drawing),
        drawing.level,
      );
      const bounds = [BigInt(Math.round(low)), BigInt(Math.round(high))] as const;
      return {
        currency,
        amount: money(units, currency),
        interval: [
          money(bounds[0] < units ? bounds[0] : units, currency),
          money(bounds[1] > units ? bounds[1] : units, currency),
        ],
      };
    });
}

/** How many of the deals are expected to be won. */
export function expectedWins(deals: readonly Chanced[], drawing: Drawing): ExpectedWins {
  const expected = deals.reduce((sum, { probability }) => sum + probability, 0);
  const [low, high] = middleOf(winsQuantile(deals, drawing), drawing.level);
  return { expected, interval: [Math.min(low, expected), Math.max(high, expected)] };
}

function winsQuantile(deals: readonly Chanced[], drawing: Drawing): (share: number) => number {
  if (deals.some(({ estimate }) => estimate)) return quantileOf(deals, () => 1, drawing);
  const mass = poissonBinomial(deals.map(({ probability }) => probability));
  return (share) => massQuantile(mass, share);
}

function quantileOf(
  deals: readonly Chanced[],
  worthOf: (deal: OpenDeal) => number,
  { draws, random }: Drawing,
): (share: number) => number {
  if (deals.some(({ estimate }) => estimate)) return drawnAmount(estimatedDraws(deals, worthOf, random), draws);
  const stakes = deals.map(({ deal, probability }) => ({ value: worthOf(deal), probability }));
  return exactAmount(stakes) ?? drawnAmount(independentDraws(stakes, random), draws);
}

/** Estimates of one stage rest on much the same deals: they err together. */
function estimatedDraws(
  deals: readonly Chanced[],
  worthOf: (deal: OpenDeal) => number,
  random: () => number,
): DrawAmount {
  const places = new Map<StageAge, number>();
  const estimates: EstimatedShare[] = [];
  const stakes = deals.flatMap(({ deal, estimate }) => {
    if (!estimate) return [];
    let place = places.get(estimate);
    if (place === undefined) {
      place = estimates.push({ ...estimate, source: estimate.rank }) - 1;
      places.set(estimate, place);
    }
    return [{ value: worthOf(deal), estimate: place }];
  });
  return uncertainDraws(stakes, estimates, random);
}
