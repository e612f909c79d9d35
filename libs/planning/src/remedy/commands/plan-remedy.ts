import { fact, type LocalDate, type Refusal, refuse } from '#kernel';
import { stageModelOf } from '#opportunity';
import { stagesToWin } from '../../ideal-funnel/ideal-stages.ts';
import { planningCommand } from '../../planning-command.ts';
import { type Comparison, comparisonOf } from '../comparison.ts';
import { remedyPlanned } from '../events/remedy-planned.ts';
import { type Remedy, remedy } from '../remedy.ts';

export interface PlanRemedy {
  readonly comparisonId: string;
  readonly stage: string;
  readonly lever: string;
  /** Above 0. */
  readonly quantity: number;
  readonly owner: string;
  readonly due: LocalDate;
}

export const planRemedy = planningCommand<PlanRemedy, Remedy>({
  name: 'PlanRemedy',
  aggregate: remedy,
  lateness: 'planning',
  creates: 'remedy',
  decide(input, { planned }, { imported }) {
    const comparison = comparisonOf(input.comparisonId);
    if (!imported) {
      if (planned) return plannedBefore(planned);
      if (!comparison) return unknownComparison();
      const refusal = refuseStage(input.stage, comparison);
      if (refusal) return refusal;
    }
    const outlet = soleOutlet(comparison);
    return [fact(remedyPlanned, { ...input, ...(outlet !== undefined && { outlet }) })];
  },
});

function soleOutlet(comparison: Comparison | undefined): string | undefined {
  const outlets = comparison?.filters.outlet ?? [];
  return outlets.length === 1 ? outlets[0] : undefined;
}

function plannedBefore(event: string): Refusal {
  return refuse(
    'remedy-planned-once',
    { zh: '该编号的补救措施已计划', en: 'A remedy with this id has been planned already' },
    { evidence: [event], remedy: { zh: '新的措施使用新的编号', en: 'Plan another one under another id' } },
  );
}

function unknownComparison(): Refusal {
  return refuse(
    'remedy-names-a-comparison',
    { zh: 'comparisonId 不是任何对比的编号', en: 'No comparison has this comparisonId' },
    {
      remedy: {
        zh: '填写 dealtrail funnel compare 给出的 id',
        en: 'Give the id that dealtrail funnel compare answers with',
      },
    },
  );
}

function refuseStage(stage: string, { stageModel }: Comparison): Refusal | undefined {
  const model = stageModelOf(stageModel);
  const known = model ? stagesToWin(model) : [];
  if (known.includes(stage)) return undefined;
  return refuse(
    'remedy-of-a-stage-compared',
    { zh: `该对比中没有阶段 ${stage}`, en: `The comparison has no stage ${stage}` },
    { remedy: { zh: `可选 ${known.join('、')}`, en: `It has ${known.join(', ')}` } },
  );
}
