import { readEvents } from '#command';
import { dataOf, endOfDay, type Instant, isAggregateId, streamName } from '#kernel';
import { type StageModel, stageModelOf } from '#opportunity';
import { type Comparison, comparisonOf, type RemedyPlanned, remedyPlanned } from '#planning';
import { type RemedyEffect, remedyEffect } from '#projections/funnel-flow';
import { askFlows, type FlowAnswer, type FlowQuestion } from './ask-flows.ts';
import { ideallyShared, requireOwnRows } from './comparison-scene.ts';
import { registry } from './domain.ts';
import { QuestionRefused } from './errors.ts';
import { idealInForce } from './ideal-in-force.ts';
import type { Engine } from './open-engine.ts';
import { queryTimes } from './query-time.ts';
import { zonesOf } from './zones.ts';

export interface RemedyEffectQuestion
  extends Pick<FlowQuestion, 'asOf' | 'effectiveAt' | 'isWithin' | 'filters' | 'mayName'> {
  /** Id of a remedy. */
  readonly remedy: string;
  /** The last instant at which what is measured entered; default: `effectiveAt`. */
  readonly to?: Instant | undefined;
}

export interface RemedyEffectAnswer extends RemedyEffect, FlowAnswer {
  readonly remedy: { readonly id: string; readonly plannedAt: Instant } & Omit<
    RemedyPlanned,
    'comparisonId' | 'outlet'
  >;
  readonly stageModel: string;
  readonly asOf: Instant;
  readonly effectiveAt: Instant;
  readonly horizonDays: number;
}

/**
 * What has changed in a stage since the day by which its remedy was due: those that entered after it, held against the comparison
 * that the remedy names.
 * @throws QuestionRefused where there is no such remedy, or it is not due yet; ViewBehind and what the stores throw
 */
export async function askRemedyEffect(engine: Engine, question: RemedyEffectQuestion): Promise<RemedyEffectAnswer> {
  const { filters = {}, isWithin, mayName } = question;
  const { asOf, effectiveAt } = queryTimes(question, await engine.store.head(), engine.clock);
  const { plannedAt, planned, before } = await remedyNamed(engine, question, asOf);
  requireOwnRows(before, filters);
  const from = endOfDay(planned.due, await zonesOf(engine.store, registry)(planned.outlet));
  const to = question.to ?? effectiveAt;
  if (from >= to) {
    throw new QuestionRefused({
      zh: `措施 ${question.remedy} 应于 ${planned.due} 完成：其效果见于 ${from} 之后进入的商机，${to} 之前尚看不到`,
      en: `remedy ${question.remedy} is due by ${planned.due}: its effect shows in what enters after ${from}, not by ${to}`,
    });
  }
  const { earlier: _, beside: __, by: ___, ...same } = before;
  const after: Comparison = { ...same, from, to, asOf, effectiveAt };
  const ideal = await idealInForce(engine, { ...named(before), isWithin });
  const model = stageModelOf(before.stageModel) as StageModel;
  const sceneOf = (asked: Comparison) => ({ ideal, share: ideallyShared(asked, ideal, engine), model });
  const scenes = { before: sceneOf(before), after: sceneOf(after) };
  const flow = { asOf, effectiveAt, filters: before.filters, stageModel: before.stageModel, isWithin, mayName };
  const asked = { stage: planned.stage, before, after };
  const effect = await askFlows(engine, flow, (flows): RemedyEffect & { readonly groups?: never } =>
    remedyEffect(flows, asked, scenes),
  );
  const { stage, lever, quantity, owner, due } = planned;
  return {
    remedy: { id: question.remedy, plannedAt, stage, lever, quantity, owner, due },
    ...{ stageModel: before.stageModel, asOf, effectiveAt, horizonDays: before.horizonDays },
    ...effect,
  };
}

const named = ({ ideal, version, asOf, effectiveAt }: Comparison) => ({ id: ideal, version, asOf, effectiveAt });

async function remedyNamed(
  { store }: Engine,
  { remedy, isWithin }: RemedyEffectQuestion,
  asOf: Instant,
): Promise<{ readonly plannedAt: Instant; readonly planned: RemedyPlanned; readonly before: Comparison }> {
  const events = isAggregateId(remedy) ? await readEvents(store, registry, streamName('remedy', remedy)) : [];
  for (const event of events) {
    const planned = dataOf(remedyPlanned, event);
    if (!planned || event.recordedAt > asOf || isWithin?.({ outlet: planned.outlet }) === false) continue;
    const before = comparisonOf(planned.comparisonId);
    if (before) return { plannedAt: event.occurredAt, planned, before };
    throw new QuestionRefused({
      zh: `措施 ${remedy} 导入时没有所针对的对比：无从显示其效果`,
      en: `remedy ${remedy} was imported without the comparison it answers: nothing shows its effect`,
    });
  }
  throw new QuestionRefused({
    zh: `${asOf} 时没有已知的此措施：请先制定（PlanRemedy），或另指一个`,
    en: `no such remedy was known by ${asOf}: plan it (PlanRemedy), or name another`,
  });
}
