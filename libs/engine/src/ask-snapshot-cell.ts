import type { Instant } from '#kernel';
import { type StageModel, stageModelOf } from '#opportunity';
import { type Tell, tellStanding } from '#projections/funnel-flow';
import { askFlows, type FlowAnswer, type SettledQuestion, type Ungrouped } from './ask-flows.ts';
import type { SnapshotQuestion } from './ask-funnel-snapshot.ts';
import { explaining } from './explain-answer.ts';
import type { Engine } from './open-engine.ts';

interface Standing extends FlowAnswer {
  readonly stageModel: string;
  readonly asOf: Instant;
  readonly effectiveAt: Instant;
}

/** The opportunities and events behind a figure of a snapshot: open, stages.ENGAGING, won.unvalued, groups.north.lost, … */
export const askSnapshotCell = explaining(askStanding);

/** The snapshot sums up moves of a view of its own: what it counts is read from the flows. */
async function askStanding(engine: Engine, question: SnapshotQuestion, tell: Tell): Promise<Standing> {
  const { asked, ...completeness } = await askFlows<{ readonly asked: SettledQuestion } & Ungrouped>(
    engine,
    question,
    (flows, asked) => {
      tellStanding(flows, asked, stageModelOf(asked.model) as StageModel, tell);
      return { asked };
    },
  );
  const { model, asOf, effectiveAt } = asked;
  return { stageModel: model, asOf, effectiveAt, ...completeness };
}
