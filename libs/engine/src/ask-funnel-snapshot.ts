import type { Cursor } from '#event-store';
import { epochMs, type Instant, type Zone } from '#kernel';
import { stageModels } from '#opportunity';
import type { Whose } from '#projections/customer';
import { begunBy, isTold } from '#projections/funnel-flow';
import { type FunnelSnapshot, funnelSnapshot, modelsIn, type StockGroup } from '#projections/funnel-snapshot';
import type { ViewReader } from '#read-store';
import { type Completeness, completenessOf } from './completeness.ts';
import {
  DEFAULT_MODEL,
  isCommon,
  requireBegun,
  requireDimensions,
  requireStageModel,
  soleModel,
} from './funnel-scope.ts';
import { withLabels } from './labels.ts';
import type { Engine } from './open-engine.ts';
import { type AskedTimes, type QueryTimes, queryTimes } from './query-time.ts';
import { streamsWithin } from './streams-within.ts';

export interface SnapshotQuestion extends AskedTimes {
  readonly by?: string | undefined;
  readonly filters?: Readonly<Record<string, readonly string[]>> | undefined;
  readonly stageModel?: string | undefined;
  /** The rows that the asker may see: others have no part in what a question can be asked about. Default: all. */
  readonly isWithin?: ((whose: Whose) => boolean) | undefined;
  /** Whether the asker may see the names of people. */
  readonly mayName: boolean;
}

export interface LabelledGroup extends StockGroup {
  readonly label?: string;
}

export interface SnapshotAnswer extends Omit<FunnelSnapshot, 'groups'>, Completeness {
  readonly groups?: readonly LabelledGroup[];
}

/**
 * The funnel at two times.
 * @throws QuestionRefused, StageModelNeeded; ViewBehind and what the stores throw
 */
export async function askFunnelSnapshot(engine: Engine, question: SnapshotQuestion): Promise<SnapshotAnswer> {
  const { store, projector, clock } = engine;
  const { by, filters = {}, stageModel, mayName } = question;
  if (stageModel !== undefined) requireStageModel(stageModel);
  const head = await store.head();
  const { settled, ...times } = queryTimes(question, head, clock);
  const { asOf } = times;
  const told = async () => toldBy(engine, question, { asOf, head });
  const names = [...(by === undefined ? [] : [by]), ...Object.keys(filters)];
  if (!names.every(isCommon)) requireDimensions(names, (await told()).isTold);
  const view = await projector.ensureCaughtUp('funnel-snapshot', head);
  return view.read(async (reader) => {
    const { groups, ...snapshot } = await snapshotOf(reader, engine, question, times, told);
    const named = by === undefined || !groups ? undefined : await withLabels(by, groups, engine, { asOf, mayName });
    return {
      ...snapshot,
      ...(named && { groups: named }),
      ...(await completenessOf(
        reader,
        { asOf, settled },
        { store, upTo: await reader.checkpoint(), concerns: streamsWithin(engine, question.isWithin, asOf) },
      )),
    };
  });
}

type Told = Awaited<ReturnType<typeof toldBy>>;

/** What was known by then of the rows that the asker may see, from their flows: the snapshot keeps none of their beginnings. */
async function toldBy(
  { projector, flows }: Engine,
  { isWithin }: SnapshotQuestion,
  { asOf, head }: { readonly asOf: Instant; readonly head: Cursor },
) {
  const view = await projector.ensureCaughtUp('funnel-flow', head);
  const read = await view.read((reader) => flows.read(reader));
  const known = { by: epochMs(asOf), isWithin };
  return { isTold: (name: string) => isTold(read, name, known), begun: () => begunBy(read, known) };
}

/** The flows are asked only where the snapshot alone does not show that its model is the one asked for and has begun. */
async function snapshotOf(
  reader: ViewReader,
  { store: { header }, cells }: Engine,
  { by, filters, stageModel }: SnapshotQuestion,
  times: Pick<QueryTimes, 'asOf' | 'effectiveAt'>,
  told: () => Promise<Told>,
): Promise<FunnelSnapshot> {
  const setting = { zone: header.zone as Zone, currency: header.currency, stageModels };
  const asked = { ...times, ...(by !== undefined && { by }), ...(filters && { filters }) };
  const of = (model: string) => funnelSnapshot(reader, { ...asked, stageModel: model }, setting, cells);
  const likely = stageModel ?? onlyOne(await modelsIn(reader));
  const snapshot = likely === undefined ? undefined : await of(likely);
  if (snapshot && snapshot.entered > 0) return snapshot;
  const begun = (await told()).begun();
  const model = stageModel ?? soleModel(begun);
  requireBegun(begun, model, times.effectiveAt);
  return of(model);
}

/** undefined where there are several. */
function onlyOne([first = DEFAULT_MODEL, ...others]: readonly string[]): string | undefined {
  return others.length === 0 ? first : undefined;
}
