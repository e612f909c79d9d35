import { epochMs, type Instant, instantOf } from '#kernel';
import { stageModelName, stageModels } from '#opportunity';
import { type Flows, firstEffective } from '#projections/funnel-flow';
import { StageModelNeeded } from '#projections/funnel-snapshot';
import { type Completeness, completenessOf } from './completeness.ts';
import { QuestionRefused } from './errors.ts';
import { DIMENSIONS, requireStageModel } from './funnel-scope.ts';
import { labelsOf } from './labels.ts';
import type { Engine } from './open-engine.ts';
import { positionToken } from './position-token.ts';
import { type AskedTimes, queryTimes } from './query-time.ts';

/** What every question about the flow of a funnel takes. */
export interface FlowQuestion extends AskedTimes {
  /** The period is what comes after `from`; default: since the beginning. */
  readonly from?: Instant | undefined;
  /** The last instant of the period; default: `effectiveAt`. */
  readonly to?: Instant | undefined;
  readonly by?: string | undefined;
  readonly filters?: Readonly<Record<string, readonly string[]>> | undefined;
  readonly stageModel?: string | undefined;
  /** Whether the asker may see the names of people. */
  readonly mayName: boolean;
}

/** A question with everything settled that it left open. */
export interface SettledQuestion {
  readonly model: string;
  readonly filters: Readonly<Record<string, readonly string[]>>;
  readonly by?: string | undefined;
  readonly from?: Instant | undefined;
  readonly to: Instant;
  readonly asOf: Instant;
  readonly effectiveAt: Instant;
}

export interface FlowAnswer extends Completeness {
  readonly position: string;
}

interface Grouped {
  readonly groups?: readonly { readonly key: string }[];
}

/** An answer whose groups have labels where they may be seen. */
export type Labelled<Answer extends Grouped> = Omit<Answer, 'groups'> & {
  readonly groups?: readonly (NonNullable<Answer['groups']>[number] & { readonly label?: string })[];
};

/**
 * Asks the flows of all opportunities.
 * @throws QuestionRefused, StageModelNeeded; ViewBehind and what the stores throw
 */
export async function askFlows<Answer extends Grouped>(
  engine: Engine,
  asked: FlowQuestion,
  answer: (flows: Flows, question: SettledQuestion) => Answer,
): Promise<Labelled<Answer> & FlowAnswer> {
  const { store, projector, clock, flows: memory } = engine;
  const { from, by, filters = {}, stageModel, mayName } = asked;
  const head = await store.head();
  const { asOf, effectiveAt, settled } = queryTimes(asked, head, clock);
  const to = asked.to ?? effectiveAt;
  if (from !== undefined && from > to)
    throw new QuestionRefused(`the period ends before it begins: from ${from} to ${to}`);
  const view = await projector.ensureCaughtUp('funnel-flow', head);
  const { read, completeness } = await view.read(async (reader) => ({
    read: await memory.read(reader),
    completeness: await completenessOf(reader, { asOf, settled }),
  }));
  for (const name of [...(by === undefined ? [] : [by]), ...Object.keys(filters)]) requireDimension(name, read);
  const model = stageModel ?? soleModel(read);
  requireStageModel(model);
  requireBegun(read, model, asOf, effectiveAt);
  const { groups, ...whole } = answer(read, { model, filters, by, from, to, asOf, effectiveAt });
  return {
    ...whole,
    ...(by !== undefined && groups ? { groups: await withLabels(by, groups, engine, mayName) } : {}),
    position: positionToken(store.header.logId, read.checkpoint ?? { index: -1 }),
    ...completeness,
  } as Labelled<Answer> & FlowAnswer;
}

function requireDimension(name: string, { dimensions }: Flows): void {
  if (dimensions.has(name) || DIMENSIONS.some((known) => known === name)) return;
  throw new QuestionRefused(
    `no opportunity has a dimension ${JSON.stringify(name)}; there are ${DIMENSIONS.join(', ')}`,
  );
}

function soleModel({ models }: Flows): string {
  const [first, ...others] = [...models].sort();
  if (others.length > 0) throw new StageModelNeeded([...models].sort());
  return first ?? stageModelName(stageModels[0]!);
}

/** An answer of nothing but zeros would hide that the log begins later. */
function requireBegun(flows: Flows, model: string, asOf: Instant, effectiveAt: Instant): void {
  const first = firstEffective(flows, model, epochMs(asOf));
  if (first === undefined || first <= epochMs(effectiveAt)) return;
  throw new QuestionRefused(
    `nothing had happened by ${effectiveAt}: the first opportunity of ${model} begins at ${instantOf(first)}`,
  );
}

async function withLabels(by: string, groups: readonly { readonly key: string }[], engine: Engine, mayName: boolean) {
  const keys = groups.map(({ key }) => key);
  const labels = await labelsOf(by, keys, engine, mayName);
  return groups.map((group) => {
    const label = labels.get(group.key);
    return label === undefined ? group : { ...group, label };
  });
}
