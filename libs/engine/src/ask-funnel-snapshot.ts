import type { Zone } from '#kernel';
import { stageModels } from '#opportunity';
import { type FunnelSnapshot, funnelSnapshot, type StockGroup } from '#projections/funnel-snapshot';
import { type Completeness, completenessOf } from './completeness.ts';
import { QuestionRefused } from './errors.ts';
import { DIMENSIONS, requireStageModel } from './funnel-scope.ts';
import { labelsOf } from './labels.ts';
import type { Engine } from './open-engine.ts';
import { positionToken } from './position-token.ts';
import { type AskedTimes, queryTimes } from './query-time.ts';

export interface SnapshotQuestion extends AskedTimes {
  readonly by?: string | undefined;
  readonly filters?: Readonly<Record<string, readonly string[]>> | undefined;
  readonly stageModel?: string | undefined;
  /** Whether the asker may see the names of people. */
  readonly mayName: boolean;
}

export interface LabelledGroup extends StockGroup {
  readonly label?: string;
}

export interface SnapshotAnswer extends Omit<FunnelSnapshot, 'groups'>, Completeness {
  readonly groups?: readonly LabelledGroup[];
  readonly position: string;
}

/**
 * The funnel at two times.
 * @throws QuestionRefused, StageModelNeeded; ViewBehind and what the stores throw
 */
export async function askFunnelSnapshot(engine: Engine, question: SnapshotQuestion): Promise<SnapshotAnswer> {
  const { store, projector, clock } = engine;
  const { header } = store;
  if (question.stageModel !== undefined) requireStageModel(question.stageModel);
  const head = await store.head();
  const { asOf, effectiveAt, settled } = queryTimes(question, head, clock);
  const view = await projector.ensureCaughtUp('funnel-snapshot', head);
  const { by, filters, stageModel } = question;
  return view.read(async (reader) => {
    const { groups, ...snapshot } = await funnelSnapshot(
      reader,
      {
        asOf,
        effectiveAt,
        ...(by !== undefined && { by }),
        ...(filters && { filters }),
        ...(stageModel !== undefined && { stageModel }),
      },
      { zone: header.zone as Zone, currency: header.currency, stageModels },
      engine.cells,
    );
    const checkpoint = await reader.checkpoint();
    const named = by === undefined || !groups ? undefined : await withLabels(by, groups, engine, question.mayName);
    return {
      ...snapshot,
      ...(named && { groups: named }),
      position: positionToken(header.logId, checkpoint ?? { index: -1 }),
      ...(await completenessOf(reader, { asOf, settled })),
    };
  });
}

async function withLabels(by: string, groups: readonly StockGroup[], engine: Engine, mayName: boolean) {
  if (!DIMENSIONS.some((known) => known === by) && groups.every(({ key }) => key === '(none)')) {
    throw new QuestionRefused(
      `no opportunity has a dimension ${JSON.stringify(by)}; there are ${DIMENSIONS.join(', ')}`,
    );
  }
  const keys = groups.map(({ key }) => key);
  const labels = await labelsOf(by, keys, engine, mayName);
  return groups.map((group): LabelledGroup => {
    const label = labels.get(group.key);
    return label === undefined ? group : { ...group, label };
  });
}
