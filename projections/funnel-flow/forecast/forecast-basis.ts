import { epochMs } from '#kernel';
import type { StageModel } from '#opportunity';
import type { Flows } from '../flow-memory.ts';
import { type ForecastQuestion, pipelineAt } from './funnel-forecast.ts';
import { historicalChances, type NoChance, watchedAt } from './historical-chances.ts';
import { DAY } from './pipeline.ts';

/** Whom the chance of one open deal rests on. */
export interface ForecastBasis {
  readonly stage: string;
  readonly ageDays: number;
  /** The age that the others were looked at; null where nothing is said. */
  readonly fromAgeDays: number | null;
  readonly unsaid?: NoChance;
  /** Those that stood in the stage at that age and were watched then, in the order of their ids, with what became of them. */
  readonly others: readonly { readonly opportunityId: string; readonly status: 'open' | 'won' | 'lost' }[];
}

/** @returns undefined where no such deal was open */
export function forecastBasis(
  flows: Pick<Flows, 'flows'>,
  asked: ForecastQuestion,
  model: StageModel,
  opportunityId: string,
): ForecastBasis | undefined {
  const pipeline = pipelineAt(flows, asked, model);
  const deal = pipeline.deals.find(({ id }) => id === opportunityId);
  if (!deal) return undefined;
  const horizonDays = (epochMs(asked.until) - epochMs(asked.effectiveAt)) / DAY;
  const { stage, ageDays } = deal;
  const chance = historicalChances(pipeline, { horizonDays, minimum: asked.minimum }).of(deal);
  if (typeof chance === 'string') return { stage, ageDays, fromAgeDays: null, unsaid: chance, others: [] };
  const status = new Map(pipeline.inputs.map(([id, points]) => [id, points.at(-1)!.status]));
  const others = watchedAt(pipeline.stays[chance.rank]!, chance.ageDays, horizonDays);
  return {
    ...{ stage, ageDays, fromAgeDays: chance.ageDays },
    others: others.map((id) => ({ opportunityId: id, status: status.get(id)! })),
  };
}
