import type { Instant, Zone } from '#kernel';
import { type StageModel, stageModelOf } from '#opportunity';
import { type Comparison, comparisonOf, type IdealVersion } from '#planning';
import { type FunnelComparison, funnelComparison, minimumOf } from '#projections/funnel-flow';
import { askFlows, type FlowAnswer, type FlowQuestion, type Labelled } from './ask-flows.ts';
import { horizonOf, ideallyShared, requireOwnRows } from './comparison-scene.ts';
import { boundsAsked } from './earlier-period.ts';
import { QuestionRefused } from './errors.ts';
import { idealInForce } from './ideal-in-force.ts';
import { namedIdeal, withinScope } from './ideal-named.ts';
import { knownPolicies } from './known-policies.ts';
import type { Engine } from './open-engine.ts';
import { boundsOf } from './period-bounds.ts';
import { queryTimes } from './query-time.ts';

type Filters = Readonly<Record<string, readonly string[]>>;

export interface FunnelComparisonQuestion extends Omit<FlowQuestion, 'stageModel'> {
  /** `id` of an ideal funnel, in the version in force, or `id@version`. Not beside `comparison`. */
  readonly ideal?: string | undefined;
  /** Id of a comparison, to make it again. Then nothing else is asked but whose rows may be seen: `filters`. */
  readonly comparison?: string | undefined;
  /** How long after the entry of a stage it counts as gone on; default 90. */
  readonly horizonDays?: number | undefined;
  /** An earlier cohort, shown beside. Default, where it is asked by a dimension: as long before. */
  readonly earlier?: { readonly from: Instant; readonly to: Instant } | undefined;
  /** The same cohort in another scope, shown beside. */
  readonly beside?: Filters | undefined;
  /** Rates of fewer are not given; default 5. */
  readonly minimum?: number | undefined;
}

export type FunnelComparisonAnswer = Labelled<FunnelComparison> & FlowAnswer;

/**
 * Holds what entered in a period against an ideal funnel.
 * @throws QuestionRefused; ViewBehind and what the stores throw
 */
export async function askFunnelComparison(
  engine: Engine,
  question: FunnelComparisonQuestion,
): Promise<FunnelComparisonAnswer> {
  const { asked, flow, scene } = await settledComparison(engine, question);
  return askFlows(engine, flow, (flows) => funnelComparison(flows, asked, scene));
}

/** What is asked with nothing left open, and the ideal that it names. */
interface Settled {
  readonly asked: Comparison;
  readonly ideal: IdealVersion;
}

/** What a question asks, settled, and all that it is reckoned from. @throws QuestionRefused */
export async function settledComparison(engine: Engine, question: FunnelComparisonQuestion) {
  const { isWithin, mayName } = question;
  const { asked, ideal } =
    question.comparison === undefined ? await settle(engine, question) : await kept(engine, question);
  const { asOf, effectiveAt, from, to, by, filters, stageModel } = asked;
  const scene = { ideal, share: ideallyShared(asked, ideal, engine), model: stageModelOf(stageModel) as StageModel };
  const flow = {
    asOf,
    effectiveAt,
    from,
    to,
    by,
    filters: { ...asked.beside, ...filters },
    stageModel,
    isWithin,
    mayName,
  };
  return { asked, flow, scene };
}

/** What an id asks. @throws QuestionRefused for what is no id, for one of rows that the asker may not see, or with more asked */
async function kept(
  engine: Engine,
  { comparison = '', filters = {}, isWithin, ...others }: FunnelComparisonQuestion,
): Promise<Settled> {
  const { ideal, from, to, asOf, effectiveAt, by, horizonDays, earlier, beside, minimum } = others;
  const asked = [ideal, from, to, asOf, effectiveAt, by, horizonDays, earlier, beside, minimum];
  if (asked.some((one) => one !== undefined)) {
    throw new QuestionRefused({
      zh: '对比的编号已包含全部条件：请去掉其他选项',
      en: 'the id of a comparison says all that it asks: leave out everything else',
    });
  }
  const known = comparisonOf(comparison);
  if (!known || stageModelOf(known.stageModel) === undefined) {
    throw new QuestionRefused({
      zh: '这不是对比的编号：请原样给出答案中的 `id`',
      en: 'this is no id of a comparison: give the `id` of an answer as it was',
    });
  }
  requireOwnRows(known, filters);
  const { ideal: id, version } = known;
  const times = { asOf: known.asOf, effectiveAt: known.effectiveAt };
  return { asked: known, ideal: await idealInForce(engine, { id, version, ...times, isWithin }) };
}

/** Everything that the question left open, settled: which version, which period, what is known. */
async function settle(engine: Engine, question: FunnelComparisonQuestion): Promise<Settled> {
  const { by, beside, filters = {}, isWithin } = question;
  const { store, clock } = engine;
  const named = namedIdeal(question.ideal);
  const { asOf, effectiveAt } = queryTimes(question, await store.head(), clock);
  const ideal = await idealInForce(engine, { ...named, asOf, effectiveAt, isWithin });
  const whole = boundsOf(ideal.period, store.header.zone as Zone);
  const bounds = { from: question.from ?? whole.from, to: question.to, earlier: question.earlier };
  const { period, earlier: before } = boundsAsked(bounds, whole.to);
  const earlier = question.earlier ?? (by === undefined ? undefined : before);
  const asked: Comparison = {
    ...{ ideal: ideal.id, version: ideal.version, stageModel: ideal.stageModel, ...period, asOf, effectiveAt },
    horizonDays: horizonOf(question.horizonDays),
    filters: withinScope(filters, ideal),
    minimum: knownPolicies(minimumOf, question.minimum),
    ...(by === undefined ? {} : { by }),
    ...(earlier ? { earlier } : {}),
    ...(beside ? { beside } : {}),
  };
  return { asked, ideal };
}
