import { readEvents } from '#command';
import { epochMs, type Instant, instantOf, type RecordedEvent, streamName, type Text, type Zone } from '#kernel';
import { effectiveSteps, type Qualified, type StageModel, stageModelOf } from '#opportunity';
import {
  type ForecastBasis,
  type ForecastQuestion,
  type FunnelForecast,
  forecastBasis,
  funnelForecast,
  minimumOf,
} from '#projections/funnel-flow';
import { seededRandom } from '#simulation';
import { askFlows, type FlowAnswer, type FlowQuestion, type Ungrouped } from './ask-flows.ts';
import { registry } from './domain.ts';
import { NothingKnown, QuestionRefused } from './errors.ts';
import { idealInForce } from './ideal-in-force.ts';
import { namedIdeal, withinScope } from './ideal-named.ts';
import { knownPolicies } from './known-policies.ts';
import { monthAfter, monthEndAfter } from './month-end.ts';
import type { Engine } from './open-engine.ts';
import { queryTimes } from './query-time.ts';
import { type Quota, quotaOf, type Reached, reachedBy } from './quota.ts';

export interface AskedForecast
  extends Pick<FlowQuestion, 'asOf' | 'effectiveAt' | 'filters' | 'stageModel' | 'isWithin'> {
  /** The horizon; default: the end of the month that comes after `effectiveAt`. */
  readonly until?: Instant | undefined;
  /** Chances are estimated on what comes after; default: 365 days before its end. */
  readonly baseFrom?: Instant | undefined;
  /** Up to and with; default: `effectiveAt`. */
  readonly baseTo?: Instant | undefined;
  /** How probably the amount lies in the interval; default 0.8. */
  readonly level?: number | undefined;
  /** Chances of fewer are not told; default 5. */
  readonly minimum?: number | undefined;
  /** `id` of an ideal funnel, in the version in force, or `id@version`; the forecast is then about its scope. */
  readonly ideal?: string | undefined;
  /** Id of a target, whose value for the month of the horizon it is held against. */
  readonly target?: string | undefined;
  /** Whose; default: the whole. */
  readonly person?: string | undefined;
  /** Deals of a page, or others of an explanation; default 100. */
  readonly limit?: number | undefined;
  /** The opportunity that the page before ended with. */
  readonly after?: string | undefined;
  /** Id of an open opportunity: on which events, and on whom, its forecast rests. */
  readonly explain?: string | undefined;
}

interface Evidence {
  readonly opportunityId: string;
  /** Ids of its events, as far as they were known and effective. */
  readonly events: readonly string[];
}

/** On what the forecast of one deal rests. */
export interface ExplainedForecast extends Evidence, Omit<ForecastBasis, 'others'> {
  /** How the opportunity was qualified the last time in its episode, beside the chance; null where it was not. */
  readonly qualification: (Qualified & { readonly event: string; readonly at: Instant }) | null;
  readonly othersCount: number;
  readonly others: readonly (ForecastBasis['others'][number] & Evidence)[];
}

export type ForecastAnswer = FunnelForecast &
  FlowAnswer & {
    readonly quota: (Quota & { readonly historical: Reached; readonly ideal: Reached | null }) | null;
    /** The `after` of the next page; null: this was the last. */
    readonly next: string | null;
    readonly explained?: ExplainedForecast;
  };

const DAY = 86_400_000;
const BASE_DAYS = 365;
const LONGEST_DAYS = 3_660;
const LEVEL = 0.8;
const PAGE = 100;

/**
 * What the open deals are expected to bring by a horizon.
 * @throws QuestionRefused, StageModelNeeded; ViewBehind and what the stores throw
 */
export async function askForecast(engine: Engine, asked: AskedForecast): Promise<ForecastAnswer> {
  const { store, clock } = engine;
  const zone = store.header.zone as Zone;
  const { asOf, effectiveAt } = queryTimes(asked, await store.head(), clock);
  const { stageModel, isWithin } = asked;
  const until = horizonOf(asked.until ?? monthEndAfter(effectiveAt, zone), effectiveAt);
  const rest = {
    until,
    base: baseOf(asked, effectiveAt),
    level: levelOf(asked.level),
    minimum: knownPolicies(minimumOf, asked.minimum),
  };
  const ideal =
    asked.ideal === undefined
      ? undefined
      : await idealInForce(engine, { ...namedIdeal(asked.ideal), asOf, effectiveAt, isWithin });
  const filters = ideal ? withinScope(asked.filters ?? {}, ideal) : (asked.filters ?? {});
  const period = monthAfter(instantOf(epochMs(until) - 1), zone);
  const quota =
    asked.target === undefined
      ? undefined
      : await quotaOf(engine, { target: asked.target, person: asked.person, period, asOf, isWithin });
  let basis: ForecastBasis | undefined;
  const flow = { asOf, effectiveAt, filters, stageModel: stageModel ?? ideal?.stageModel, isWithin, mayName: false };
  const forecast = await askFlows<FunnelForecast & Ungrouped>(engine, flow, (flows, { model: name }) => {
    if (ideal && ideal.stageModel !== name) throw new QuestionRefused(otherModel(ideal.id, ideal.stageModel, name));
    const question: ForecastQuestion = { model: name, filters, asOf, effectiveAt, ...rest };
    const model = stageModelOf(name) as StageModel;
    if (asked.explain !== undefined) basis = forecastBasis(flows, question, model, asked.explain);
    return funnelForecast(flows, question, { model, ideal, randomOf });
  });
  if (asked.explain !== undefined && !basis) {
    throw new NothingKnown({
      zh: `${effectiveAt} 时没有这个在手商机：请指明预测中的一个`,
      en: `no such opportunity was open at ${effectiveAt}: name one of the deals of the forecast`,
    });
  }
  const { rows, next } = pageOf(forecast.deals, asked, basis !== undefined);
  return {
    ...forecast,
    deals: rows,
    quota: quota
      ? {
          ...quota,
          historical: reachedBy(forecast.historical, quota),
          ideal: forecast.ideal && reachedBy(forecast.ideal, quota),
        }
      : null,
    next: basis ? null : next,
    ...(basis ? await explainedBy(engine, asked.explain as string, basis, { asOf, effectiveAt, asked }) : {}),
  };
}

/** Chance that is the same for the same seed. */
export function randomOf(seed: string): () => number {
  return seededRandom(seed).unit;
}

/** @throws QuestionRefused */
export function levelOf(level = LEVEL): number {
  if (level > 0 && level < 1) return level;
  throw new QuestionRefused({
    zh: 'level 不是区间概率：请写 0 与 1 之间的数，如 0.8',
    en: 'level is no probability of an interval: write a number between 0 and 1, such as 0.8',
  });
}

function horizonOf(until: Instant, effectiveAt: Instant): Instant {
  if (until <= effectiveAt) {
    throw new QuestionRefused({
      zh: `预测终点 ${until} 不晚于 ${effectiveAt}：没有可预测的期间`,
      en: `the horizon ${until} is not after ${effectiveAt}: there is nothing left to forecast`,
    });
  }
  if (epochMs(until) - epochMs(effectiveAt) <= LONGEST_DAYS * DAY) return until;
  throw new QuestionRefused({
    zh: `预测终点 ${until} 在 ${effectiveAt} 之后超过 ${LONGEST_DAYS} 天`,
    en: `the horizon ${until} is more than ${LONGEST_DAYS} days after ${effectiveAt}`,
  });
}

function baseOf({ baseFrom, baseTo }: AskedForecast, effectiveAt: Instant): ForecastQuestion['base'] {
  const to = baseTo ?? effectiveAt;
  if (to > effectiveAt) {
    throw new QuestionRefused({
      zh: `基期止于 ${to}，晚于 ${effectiveAt}：此后的事当时无从得知`,
      en: `the base period ends at ${to}, after ${effectiveAt}: what comes later is not known then`,
    });
  }
  const from = baseFrom ?? instantOf(epochMs(to) - BASE_DAYS * DAY);
  if (from < to) return { from, to };
  throw new QuestionRefused({
    zh: `基期的终点早于起点：从 ${from} 到 ${to}`,
    en: `the base period ends before it begins: from ${from} to ${to}`,
  });
}

function otherModel(id: string, model: string, asked: string): Text {
  return {
    zh: `理想漏斗 ${id} 属于 ${model}，而非 ${asked}：请另指一个，或查询其阶段模型`,
    en: `ideal funnel ${id} is about ${model}, not ${asked}: name another, or ask for its stage model`,
  };
}

interface Paged {
  readonly limit?: number | undefined;
  readonly after?: string | undefined;
}

function pageOf<Row extends { readonly opportunityId: string }>(
  all: readonly Row[],
  { limit = PAGE, after }: Paged,
  isExplained = false,
): { readonly rows: readonly Row[]; readonly next: string | null } {
  if (isExplained) return { rows: [], next: null };
  const start = after === undefined ? 0 : all.findIndex(({ opportunityId }) => opportunityId === after) + 1;
  if (after !== undefined && start === 0) {
    throw new QuestionRefused({
      zh: 'after 不是此答案中的一行：请给出上一页的 `next`，其余选项不变',
      en: 'after names no row of this answer: give the `next` of the page before, with the same question',
    });
  }
  const rows = all.slice(start, start + limit);
  return { rows, next: start + limit < all.length ? (rows.at(-1)?.opportunityId ?? null) : null };
}

async function explainedBy(
  engine: Engine,
  opportunityId: string,
  { others, ...rest }: ForecastBasis,
  { asOf, effectiveAt, asked }: { readonly asOf: Instant; readonly effectiveAt: Instant; readonly asked: Paged },
): Promise<Pick<ForecastAnswer, 'explained' | 'next'>> {
  const knownOf = async (id: string) => {
    const events = await readEvents(engine.store, registry, streamName('opportunity', id));
    return events.filter(({ recordedAt }) => recordedAt <= asOf);
  };
  const happened = (events: readonly RecordedEvent[]) =>
    events.filter(({ occurredAt }) => occurredAt <= effectiveAt).map(({ id }) => id);
  const { rows, next } = pageOf(others, asked);
  const told = [];
  for (const other of rows) told.push({ ...other, events: happened(await knownOf(other.opportunityId)) });
  const known = await knownOf(opportunityId);
  const own = { opportunityId, events: happened(known), qualification: qualificationIn(known, effectiveAt) };
  return { explained: { ...own, ...rest, othersCount: others.length, others: told }, next };
}

/** The last one of the present episode, as corrections leave it. */
function qualificationIn(known: readonly RecordedEvent[], effectiveAt: Instant): ExplainedForecast['qualification'] {
  let last: ExplainedForecast['qualification'] = null;
  for (const { event, state } of effectiveSteps(known, effectiveAt)) {
    if (last !== null && last.episode < state.standing.episode) last = null;
    if (event.type !== 'Qualified') continue;
    last = { ...(event.data as unknown as Qualified), event: event.id, at: event.occurredAt };
  }
  return last;
}
