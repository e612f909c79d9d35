import { fact, type Instant, type Money, minorUnits, type Period, type Refusal, refuse } from '#kernel';
import { stageModelName, stageModelOf, stageModels } from '#opportunity';
import { planningCommand } from '../../planning-command.ts';
import { refuseEffectiveBefore, refuseVersion } from '../../versioned.ts';
import { type IdealStage, idealFunnelDefined } from '../events/ideal-funnel-defined.ts';
import { type IdealFunnel, idealFunnel } from '../ideal-funnel.ts';
import { refuseIdealStages } from '../ideal-stages.ts';

export interface DefineIdealFunnel {
  /** Absent: the next. */
  readonly version?: number;
  /** Absent: from now on. */
  readonly effectiveFrom?: Instant;
  /** By its name `id@version`, or the newest of an id. */
  readonly stageModel: string;
  readonly period: Period;
  /** Absent: for all. */
  readonly scope?: Readonly<Record<string, string>>;
  /** From 1. */
  readonly entries: number;
  readonly stages: readonly IdealStage[];
  readonly averageValue: Money;
  readonly basis: string;
  readonly strategyTags?: readonly string[];
}

export const defineIdealFunnel = planningCommand<DefineIdealFunnel, IdealFunnel>({
  name: 'DefineIdealFunnel',
  aggregate: idealFunnel,
  lateness: 'planning',
  creates: 'idealFunnel',
  decide(input, state, { id, imported, now }) {
    const { effectiveFrom = now, scope = {}, strategyTags = [], ...given } = input;
    const model = stageModelOf(input.stageModel);
    const version = state.versions.length + 1;
    if (!model) return unknownModel(input.stageModel);
    if (!imported) {
      const refusal =
        refuseVersion(input.version, version) ??
        refuseEffectiveBefore(effectiveFrom, now) ??
        refuseOverlap(effectiveFrom, state) ??
        refuseOtherOutlet(scope, state) ??
        refuseIdealStages(input.stages, model) ??
        refuseWorthless(input.averageValue);
      if (refusal) return refusal;
    }
    const stageModel = stageModelName(model);
    return [fact(idealFunnelDefined, { ...given, id, version, effectiveFrom, stageModel, scope, strategyTags })];
  },
});

function unknownModel(name: string): Refusal {
  const known = stageModels.map(stageModelName).join(', ');
  return refuse(
    'stage-model-known',
    { zh: `没有阶段模型 ${name}`, en: `There is no stage model ${name}` },
    { remedy: { zh: `可用的有 ${known}`, en: `There are ${known}` } },
  );
}

function refuseOverlap(from: Instant, { versions }: IdealFunnel): Refusal | undefined {
  const last = versions.at(-1);
  if (!last || last.effectiveFrom < from) return undefined;
  return refuse(
    'ideal-funnels-not-overlapping',
    {
      zh: `版本 ${last.version} 自 ${last.effectiveFrom} 起生效，与之重叠`,
      en: `It would overlap version ${last.version}, which holds from ${last.effectiveFrom} on`,
    },
    {
      evidence: [last.event],
      remedy: {
        zh: `把 effectiveFrom 改到 ${last.effectiveFrom} 之后`,
        en: `Give an effectiveFrom after ${last.effectiveFrom}`,
      },
    },
  );
}

/** An ideal belongs to an outlet or to the tenant for good: who may see it does not change with a version. */
function refuseOtherOutlet(scope: Readonly<Record<string, string>>, state: IdealFunnel): Refusal | undefined {
  const last = state.versions.at(-1);
  if (!last || scope.outlet === state.outlet) return undefined;
  return refuse(
    'ideal-funnel-of-one-outlet',
    { zh: '新版本的 scope.outlet 与之前不同', en: 'Its scope names another outlet than the version before' },
    {
      evidence: [last.event],
      remedy: { zh: '为另一门店另建编号', en: 'Define the ideal of another outlet under another id' },
    },
  );
}

function refuseWorthless({ amount, currency }: Money): Refusal | undefined {
  if (minorUnits({ amount, currency }) > 0n) return undefined;
  return refuse(
    'ideal-worth-something',
    { zh: '平均成交额为零', en: 'An average value of nothing leaves nothing to compare' },
    { remedy: { zh: '填写大于零的 averageValue', en: 'Give an averageValue above zero' } },
  );
}
