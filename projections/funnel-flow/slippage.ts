import type { Counted, Tell } from './counted.ts';
import type { ExpectedDate, Point } from './flow.ts';
import { isWithin, type Period } from './period.ts';
import { countRate, type Rate } from './rate.ts';
import { type Tally, tallyOf } from './tally.ts';

/** What became of the deals that were expected in a period while they were open in it. */
export interface Slippage {
  readonly expected: number;
  readonly won: number;
  readonly lost: number;
  /** Moved out undecided: open at the end, and expected after it. */
  readonly slipped: Tally;
  /** Open at the end, and expected by then. */
  readonly overdue: Tally;
  /** slipped / expected */
  readonly rate: Rate;
}

/** How expected dates were put off in a period. */
export interface Pushes {
  /** Open in the period with a date to be expected by. */
  readonly deals: number;
  readonly pushedDeals: number;
  /** Times that a date was moved to a later one. */
  readonly pushes: number;
  readonly daysPushed: number;
  /** pushes / deals; null of too few. */
  readonly perDeal: number | null;
  /** daysPushed / pushes; null of too few. */
  readonly daysPerPush: number | null;
}

/** An opportunity with the dates it was expected to be bought on, both in effective order. */
export interface Dated {
  readonly stream: string;
  readonly points: readonly Point[];
  readonly dates: readonly ExpectedDate[];
}

/** The last millisecond of a local day YYYYMMDD. */
export type EndOf = (day: number) => number;

export function slippageOf(
  deals: readonly Dated[],
  period: Period,
  endOf: EndOf,
  minimum: number,
  zero: string,
  tell?: Tell,
): Slippage {
  const expected = deals.filter((deal) =>
    momentsOf(deal, period).some(({ point, date }) => isOpen(point) && !!date && isWithin(endOf(date.day), period)),
  );
  const ends = expected.map((deal) => ({ stream: deal.stream, ...stateAt(deal, period.to) }));
  const open = ends.filter(({ point }) => isOpen(point));
  const slipped = open.filter(({ date }) => date && endOf(date.day) > period.to);
  const overdue = open.filter((state) => !slipped.includes(state));
  const endedAs = (status: Point['status']) => ends.filter(({ point }) => point?.status === status);
  const [won, lost] = [endedAs('won'), endedAs('lost')];
  const tally = (some: readonly State[]) =>
    tallyOf(
      some.flatMap(({ point }) => point ?? []),
      zero,
    );
  const figures = { expected, won, lost, 'rate.k': slipped, 'rate.n': expected };
  for (const [figure, some] of Object.entries(figures)) tell?.(figure, some.map(asWhole));
  const worth = ({ stream, point }: (typeof ends)[number]): Counted => ({ stream, worth: point });
  tell?.('slipped', slipped.map(worth));
  tell?.('overdue', overdue.map(worth));
  return {
    expected: expected.length,
    won: won.length,
    lost: lost.length,
    slipped: tally(slipped),
    overdue: tally(overdue),
    rate: countRate(slipped.length, expected.length, { minimum, interval: 'wilson' }),
  };
}

export function pushesOf(deals: readonly Dated[], period: Period, minimum: number, tell?: Tell): Pushes {
  const dated = deals.filter((deal) =>
    momentsOf(deal, period).some(({ point, date }) => isOpen(point) && date !== undefined),
  );
  const pushed = dated
    .map(({ stream, dates }) => ({ stream, days: daysPutOff(dates, period) }))
    .filter(({ days }) => days.length > 0);
  const pushes = pushed.reduce((count, { days }) => count + days.length, 0);
  const daysPushed = pushed.reduce((sum, { days }) => sum + total(days), 0);
  tell?.('deals', dated.map(asWhole));
  tell?.('pushedDeals', pushed.map(asWhole));
  tell?.(
    'pushes',
    pushed.map(({ stream, days }) => ({ stream, times: days.length })),
  );
  tell?.(
    'daysPushed',
    pushed.map(({ stream, days }) => ({ stream, times: total(days) })),
  );
  return {
    deals: dated.length,
    pushedDeals: pushed.length,
    pushes,
    daysPushed,
    perDeal: dated.length > 0 && dated.length >= minimum ? pushes / dated.length : null,
    daysPerPush: pushes > 0 && pushes >= minimum ? daysPushed / pushes : null,
  };
}

/** A deal is its opportunity with all of its episodes. */
const asWhole = ({ stream }: Pick<Dated, 'stream'>): Counted => ({ stream });

/** By how many days it was put off each time that its date was moved to a later one. */
function daysPutOff(dates: readonly ExpectedDate[], period: Period): readonly number[] {
  return dates.slice(1).flatMap(({ at, day }, n) => {
    const days = dayNumber(day) - dayNumber(dates[n]!.day);
    return isWithin(at, period) && days > 0 ? [days] : [];
  });
}

function total(days: readonly number[]): number {
  return days.reduce((sum, one) => sum + one, 0);
}

interface State {
  readonly point: Point | undefined;
  readonly date: ExpectedDate | undefined;
}

/** The states of a deal in a period: at its start, and after every change. */
function momentsOf(deal: Dated, period: Period): readonly State[] {
  const changes = [...deal.points, ...deal.dates].map(({ at }) => at).filter((at) => isWithin(at, period));
  return [period.from, ...new Set(changes)].map((at) => stateAt(deal, at));
}

function stateAt({ points, dates }: Dated, instant: number): State {
  return {
    point: points.findLast(({ at }) => at <= instant),
    date: dates.findLast(({ at }) => at <= instant),
  };
}

function isOpen(point: Point | undefined): boolean {
  return point?.status === 'open';
}

/** Days since 1970 of a day YYYYMMDD. */
function dayNumber(day: number): number {
  return Date.UTC(Math.floor(day / 10_000), (Math.floor(day / 100) % 100) - 1, day % 100) / 86_400_000;
}
