import { epochMs, type Instant } from '#kernel';
import type { Whose } from '#projections/customer';
import { begunBy, type Flows, isTold } from '#projections/funnel-flow';
import { type Completeness, completenessOf } from './completeness.ts';
import { QuestionRefused } from './errors.ts';
import { requireBegun, requireDimensions, requireStageModel, soleModel } from './funnel-scope.ts';
import { withLabels } from './labels.ts';
import type { Engine } from './open-engine.ts';
import { type AskedTimes, queryTimes } from './query-time.ts';
import { streamsWithin } from './streams-within.ts';

/** What every question about the flow of a funnel takes. */
export interface FlowQuestion extends AskedTimes {
  /** The period is what comes after `from`; default: since the beginning. */
  readonly from?: Instant | undefined;
  /** The last instant of the period; default: `effectiveAt`. */
  readonly to?: Instant | undefined;
  readonly by?: string | undefined;
  readonly filters?: Readonly<Record<string, readonly string[]>> | undefined;
  readonly stageModel?: string | undefined;
  /** The rows that the asker may see: others have no part in what a question can be asked about. Default: all. */
  readonly isWithin?: ((whose: Whose) => boolean) | undefined;
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

export type FlowAnswer = Completeness;

interface Grouped {
  readonly groups?: readonly { readonly key: string }[];
}

/** An answer that has no groups. */
export interface Ungrouped {
  readonly groups?: never;
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
  const { from, by, filters = {}, stageModel, isWithin, mayName } = asked;
  const head = await store.head();
  const { asOf, effectiveAt, settled } = queryTimes(asked, head, clock);
  const to = asked.to ?? effectiveAt;
  if (from !== undefined && from > to)
    throw new QuestionRefused({
      zh: `期间的终点早于起点：从 ${from} 到 ${to}`,
      en: `the period ends before it begins: from ${from} to ${to}`,
    });
  const view = await projector.ensureCaughtUp('funnel-flow', head);
  const { read, completeness } = await view.read(async (reader) => {
    const read = await memory.read(reader);
    return {
      read,
      completeness: await completenessOf(
        reader,
        { asOf, settled },
        { store, upTo: read.checkpoint, concerns: streamsWithin(engine, isWithin, asOf) },
      ),
    };
  });
  const known = { by: epochMs(asOf), isWithin };
  requireDimensions([...(by === undefined ? [] : [by]), ...Object.keys(filters)], (name) => isTold(read, name, known));
  const begun = begunBy(read, known);
  const model = stageModel ?? soleModel(begun);
  requireStageModel(model);
  requireBegun(begun, model, effectiveAt);
  const { groups, ...whole } = answer(read, { model, filters, by, from, to, asOf, effectiveAt });
  return {
    ...whole,
    ...(by !== undefined && groups ? { groups: await withLabels(by, groups, engine, { asOf, mayName }) } : {}),
    ...completeness,
  } as Labelled<Answer> & FlowAnswer;
}
