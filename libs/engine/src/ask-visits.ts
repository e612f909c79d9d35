import { type Interval, wilsonInterval } from '#funnel';
import { type Instant, type LocalDate, localDate, startOfDay, type Zone } from '#kernel';
import type { Whose } from '#projections/customer';
import { firstTold, VISIT_DIMENSIONS, type VisitCounts, type VisitDimension, visitsReport } from '#projections/visits';
import { type Completeness, completenessOf } from './completeness.ts';
import { QuestionRefused } from './errors.ts';
import { labelsOf } from './labels.ts';
import type { Engine } from './open-engine.ts';
import { type AskedTimes, queryTimes } from './query-time.ts';
import { requireHappened } from './require-happened.ts';
import { streamsWithin } from './streams-within.ts';

export interface VisitsQuestion extends AskedTimes {
  /** First instant of the period; default: where the month of its end begins. */
  readonly from?: Instant | undefined;
  /** Last instant of the period; default: `effectiveAt`. */
  readonly to?: Instant | undefined;
  readonly by?: string | undefined;
  readonly filters?: Readonly<Record<string, readonly string[]>> | undefined;
  /** Rates of fewer cases are suppressed; default 5. */
  readonly minimumCases?: number | undefined;
  /** Default: the log's. */
  readonly zone?: Zone | undefined;
  /** The rows that the asker may see: of what others' lack the answer says nothing. Default: all. */
  readonly isWithin?: ((whose: Whose) => boolean) | undefined;
  /** Whether the asker may see the names of people. */
  readonly mayName: boolean;
}

/** A share with what it rests on. */
export interface Rate {
  readonly k: number;
  readonly n: number;
  /** null where n is 0, or below the cases asked for. */
  readonly rate: number | null;
  /** Wilson, 95 %; null like the rate. */
  readonly interval: Interval | null;
  readonly suppressed: boolean;
}

export interface VisitRates {
  /** 客流 */
  readonly traffic: number;
  readonly unprofiled: number;
  /** 留档率 */
  readonly profiled: Rate;
  /** 二次来店率 */
  readonly returned: Rate;
}

export interface VisitsAnswer extends VisitRates, Completeness {
  readonly from: Instant;
  readonly to: Instant;
  readonly zone: Zone;
  readonly asOf: Instant;
  readonly effectiveAt: Instant;
  readonly minimumCases: number;
  readonly by?: VisitDimension;
  readonly groups?: readonly (VisitRates & { readonly key: string; readonly label?: string })[];
}

const MINIMUM_CASES = 5;

/**
 * Traffic, files and who came again in a period.
 * @throws QuestionRefused; ViewBehind and what the stores throw
 */
export async function askVisits(engine: Engine, question: VisitsQuestion): Promise<VisitsAnswer> {
  const { store, projector, clock } = engine;
  const { header } = store;
  const { mayName, minimumCases = MINIMUM_CASES } = question;
  if (!Number.isInteger(minimumCases) || minimumCases < 0) {
    throw new QuestionRefused({
      zh: `比率的最少个数应为不小于 0 的整数，而非 ${minimumCases}`,
      en: `the fewest cases of a rate are a whole number from 0 on, not ${minimumCases}`,
    });
  }
  const by = question.by === undefined ? undefined : visitDimension(question.by);
  const filters = Object.fromEntries(
    Object.entries(question.filters ?? {}).map(([name, values]) => [visitDimension(name), values]),
  );
  const head = await store.head();
  const { asOf, effectiveAt, settled } = queryTimes(question, head, clock);
  const zone = question.zone ?? (header.zone as Zone);
  const to = question.to ?? effectiveAt;
  const from = question.from ?? startOfMonth(to, zone);
  if (from > to)
    throw new QuestionRefused({
      zh: `期间的终点早于起点：从 ${from} 到 ${to}`,
      en: `the period ends before it begins: from ${from} to ${to}`,
    });

  const view = await projector.ensureCaughtUp('visits', head);
  return view.read(async (reader) => {
    const times = { asOf, effectiveAt, from, to, zone };
    const { groups, ...total } = await visitsReport(reader, { ...times, filters, ...(by && { by }) });
    // What is known has happened before: only an `effectiveAt` earlier than `asOf` can lie before all of it.
    if (effectiveAt < asOf && total.traffic + total.returned.n === 0) {
      const known = { asOf, isWithin: question.isWithin };
      const firsts = [await firstTold(reader, 'visits', known), await firstTold(reader, 'files', known)];
      const [first] = firsts.filter((one) => one !== undefined).sort();
      requireHappened(first, { zh: '首次来访或建档', en: 'the first visit or file' }, effectiveAt);
    }
    const keys = groups?.map(({ key }) => key) ?? [];
    const labels = by && (await labelsOf(by, keys, engine, { asOf, mayName }));
    return {
      ...times,
      minimumCases,
      ...ratesOf(total, minimumCases),
      ...(by && { by }),
      ...(groups && {
        groups: groups.map(({ key, ...counts }) => {
          const label = labels?.get(key);
          return { key, ...(label !== undefined && { label }), ...ratesOf(counts, minimumCases) };
        }),
      }),
      ...(await completenessOf(
        reader,
        { asOf, settled },
        { store, upTo: await reader.checkpoint(), concerns: streamsWithin(engine, question.isWithin, asOf) },
      )),
    };
  });
}

function visitDimension(name: string): VisitDimension {
  const known = VISIT_DIMENSIONS.find((one) => one === name);
  if (known) return known;
  throw new QuestionRefused({
    zh: `来访没有维度 ${JSON.stringify(name)}；可选 ${VISIT_DIMENSIONS.join('、')}`,
    en: `visits have no dimension ${JSON.stringify(name)}; there are ${VISIT_DIMENSIONS.join(', ')}`,
  });
}

function startOfMonth(instant: Instant, zone: Zone): Instant {
  return startOfDay(`${localDate(instant, zone).slice(0, -2)}01` as LocalDate, zone);
}

function ratesOf({ traffic, unprofiled, profiled, returned }: VisitCounts, minimumCases: number): VisitRates {
  return { traffic, unprofiled, profiled: rateOf(profiled, minimumCases), returned: rateOf(returned, minimumCases) };
}

function rateOf({ k, n }: { readonly k: number; readonly n: number }, minimumCases: number): Rate {
  const suppressed = n < minimumCases;
  const shown = n > 0 && !suppressed;
  return { k, n, rate: shown ? k / n : null, interval: shown ? wilsonInterval(k, n) : null, suppressed };
}
