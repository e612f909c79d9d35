import { epochMs, streamName } from '#kernel';
import type { Counted, Tell, Worth } from '../counted.ts';
import type { Brought } from './brought.ts';
import type { DealForecast, FunnelForecast } from './funnel-forecast.ts';
import type { Pipeline } from './pipeline.ts';

/** What was open at the end of a month. */
export interface Month {
  readonly pipeline: Pipeline;
  /** What its open deals had brought a month later; nothing at the last end. */
  readonly brought: Brought;
}

/** A forecast made at the end of a month. */
export interface Said {
  /** Place of the month. */
  readonly month: number;
  readonly forecast: FunnelForecast;
}

/** What the figures of a back-test are told from. */
export interface BacktestCells {
  readonly months: readonly Month[];
  readonly said: readonly Said[];
  readonly currencies: readonly string[];
  /** Won by the end of a month without having been open at its start, with a value. */
  readonly othersOf: (month: number) => ReadonlyMap<string, Worth>;
}

const BINS = 10;

/** Tells what each figure of a back-test counts. What a method says is told without values: it weighs them. */
export function tellBacktest(cells: BacktestCells, tell: Tell): void {
  const { months, said, currencies, othersOf } = cells;
  for (const [n, { month, forecast }] of said.entries()) {
    const [origin, until] = [epochMs(forecast.effectiveAt), epochMs(forecast.until)];
    const { deals } = months[month]!.pipeline;
    const wins = (of: number, currency?: string) => winsOf(months[of], currency);
    tell(
      `origins.${n}.open`,
      deals.map((deal) => counted(deal.id, origin, deal)),
    );
    tell(`origins.${n}.actual.wins`, wins(month));
    tell(
      `origins.${n}.actual.others`,
      [...othersOf(month)].map(([id, worth]) => counted(id, until, worth)),
    );
    for (const method of methodsOf(forecast.ideal !== null)) {
      const isSaid = (deal: DealForecast) => chanceOf(deal, method) !== null;
      const of = (some: readonly DealForecast[]) => some.map(({ opportunityId }) => counted(opportunityId, origin));
      tell(`origins.${n}.${method}`, of(forecast.deals.filter(isSaid)));
      tell(`origins.${n}.${method}.without`, of(forecast.deals.filter((deal) => !isSaid(deal))));
    }
    for (const currency of currencies) {
      const row = (figure: string, some: readonly Counted[]) => tell(`amounts.${currency}.rows.${n}.${figure}`, some);
      row('actual', wins(month, currency));
      row('lastPeriod', wins(month - 1, currency));
      row('sameMonthLastYear', wins(month - 12, currency));
      const own = deals.filter((deal) => deal.currency === currency).map(({ id }) => counted(id, origin));
      for (const method of ['historical', 'ideal', 'stageWeights'] as const) row(method, own);
    }
  }
  for (const method of methodsOf(said.some(({ forecast }) => forecast.ideal !== null)))
    tellChances(cells, method, tell);
}

/** What the chances that a method gave each deal, origin by origin, are judged by. */
function tellChances({ months, said }: BacktestCells, method: 'historical' | 'ideal', tell: Tell): void {
  const judged = said.flatMap(({ month, forecast: { effectiveAt, until, deals } }) =>
    deals.flatMap((deal) => {
      const probability = chanceOf(deal, method);
      if (probability === null) return [];
      const came = months[month]!.brought.won.has(deal.opportunityId);
      const bin = Math.min(BINS - 1, Math.floor(probability * BINS));
      return [{ bin, came, one: counted(deal.opportunityId, epochMs(came ? until : effectiveAt)) }];
    }),
  );
  tell(
    `deals.${method}`,
    judged.map(({ one }) => one),
  );
  for (let bin = 0; bin < BINS; bin += 1) {
    const own = judged.filter((one) => one.bin === bin);
    tell(
      `deals.${method}.calibration.${bin}.n`,
      own.map(({ one }) => one),
    );
    tell(
      `deals.${method}.calibration.${bin}.came`,
      own.filter(({ came }) => came).map(({ one }) => one),
    );
  }
}

const methodsOf = (withIdeal: boolean) => (withIdeal ? (['historical', 'ideal'] as const) : (['historical'] as const));

function chanceOf(deal: DealForecast, method: 'historical' | 'ideal'): number | null {
  return deal[method]?.probability ?? null;
}

/** Nobody's before everything. @param currency default: of any */
function winsOf(month: Month | undefined, currency?: string): readonly Counted[] {
  if (!month) return [];
  const { won, until } = month.brought;
  return [...won]
    .filter(([, worth]) => currency === undefined || worth.currency === currency)
    .map(([id, worth]) => counted(id, until, worth));
}

/** @param until epoch ms */
function counted(id: string, until: number, worth?: Worth): Counted {
  return { stream: streamName('opportunity', id), worth, until };
}
