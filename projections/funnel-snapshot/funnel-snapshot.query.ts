import { createHash } from 'node:crypto';
import { canonicalJson, endOfDay, type Instant, instantOf, later, startOfDay, type Zone } from '#kernel';
import { type StageModel, stageModelName } from '#opportunity';
import type { ViewReader } from '#read-store';
import { recordedKey, slotParts, TOTAL } from './cell.ts';
import type { CellMemory } from './cell-memory.ts';
import { dateOf, dayIn } from './local-day.ts';
import { addMoves, type MoveRange } from './segment-sums.ts';
import { type Stock, type StockGroup, stocksOf } from './snapshot.ts';
import { addSum, NONE, type Sums } from './sums.ts';

/** An event occurs at most five minutes after it is recorded; the rest is margin. */
const AHEAD_MS = 3_600_000;
const BEGINNING = instantOf(0);

export interface FunnelQuestion {
  /** What was true then: inclusive. */
  readonly effectiveAt: Instant;
  /** What was recorded by then: inclusive. */
  readonly asOf: Instant;
  /** Dimension to group by. */
  readonly by?: string;
  /** By dimension, the values wanted; `(none)` for opportunities without it. */
  readonly filters?: Readonly<Record<string, readonly string[]>>;
  /** `id@version`; may be left out while the log has opportunities of one model only. */
  readonly stageModel?: string;
}

/** What the log and its models say, whatever is asked. */
export interface FunnelSetting {
  /** The log's zone, in which the view has its days. */
  readonly zone: Zone;
  /** ISO 4217 code of the log. */
  readonly currency: string;
  /** Known stage models, the default one first. */
  readonly stageModels: readonly StageModel[];
}

/** The JSON of `funnel snapshot`, save what only the caller knows: labels, position, settled, incomplete. */
export interface FunnelSnapshot extends Stock {
  readonly stageModel: string;
  readonly asOf: Instant;
  readonly effectiveAt: Instant;
  /** Hash of the policies and filters: equal where two snapshots are defined alike. */
  readonly definitionId: string;
  /** Absent unless asked by a dimension. */
  readonly groups?: readonly StockGroup[];
}

/** The log has opportunities of several stage models: their stages are not one funnel. */
export class StageModelNeeded extends Error {
  readonly code = 'stage-model-needed';
  readonly models: readonly string[];

  constructor(models: readonly string[]) {
    super(`the log has opportunities of ${models.join(', ')}: name the stage model of the funnel`);
    this.models = models;
  }
}

/**
 * The funnel at (effectiveAt, asOf): whole days of the log's zone from the cells, the rest from the moves.
 * @param view one version of the view, the same from start to end
 * @throws StageModelNeeded
 */
export async function funnelSnapshot(
  view: ViewReader,
  question: FunnelQuestion,
  setting: FunnelSetting,
  memory: CellMemory,
): Promise<FunnelSnapshot> {
  const { effectiveAt, asOf, by } = question;
  const model = question.stageModel ?? (await soleModel(view, setting));
  const filters = new Map(Object.entries(question.filters ?? {}).map(([name, values]) => [name, new Set(values)]));
  const cube = by ?? [...filters.keys()][0] ?? TOTAL;
  const alone = [...filters.keys()].every((name) => name === cube);
  const sums: Sums = new Map();
  if (alone) await addCube(view, { question, setting, memory, cube, wanted: filters.get(cube) }, sums);
  else await addMoves(view, { effectiveAt, asOf, by, filters, recorded: [{ from: BEGINNING, to: asOf }] }, sums);

  const stages = setting.stageModels.find((one) => stageModelName(one) === model)?.stages.map(({ id }) => id) ?? [];
  const { whole, groups } = stocksOf(sums, { model, stages, currency: setting.currency });
  return {
    stageModel: model,
    asOf,
    effectiveAt,
    definitionId: definitionId(model, question),
    ...whole,
    ...(by === undefined ? {} : { groups }),
  };
}

async function soleModel(view: ViewReader, { stageModels }: FunnelSetting): Promise<string> {
  const models = (await view.find('models'))
    .filter(({ document }) => document.opportunities !== 0)
    .map(({ key }) => key);
  if (models.length > 1) throw new StageModelNeeded(models);
  const [first] = stageModels;
  const model = models[0] ?? (first && stageModelName(first));
  if (model === undefined) throw new StageModelNeeded([]);
  return model;
}

interface CubeQuestion {
  readonly question: FunnelQuestion;
  readonly setting: FunnelSetting;
  readonly memory: CellMemory;
  readonly cube: string;
  readonly wanted: ReadonlySet<string> | undefined;
}

/** Adds a cube at two instants: its cells up to the last whole days, then the moves of what is left of the two days. */
async function addCube(view: ViewReader, { question, setting, memory, cube, wanted }: CubeQuestion, sums: Sums) {
  const head = (await view.checkpoint())?.recordedAt;
  if (head === undefined) return;
  const dimension = cube === TOTAL ? undefined : cube;
  const effective = wholeDays(question.effectiveAt, setting.zone, later(head, AHEAD_MS));
  const recorded = wholeDays(question.asOf, setting.zone, head);

  await memory.addCells(view, cube, effective.day, recorded.day, sums);
  if (dimension !== undefined && (wanted === undefined || wanted.has(NONE))) {
    const rest: Sums = new Map();
    await memory.addCells(view, TOTAL, effective.day, recorded.day, rest);
    addRest(sums, rest);
  }
  if (effective.end < question.effectiveAt || recorded.end < question.asOf) {
    const range: MoveRange = {
      effectiveAt: question.effectiveAt,
      asOf: question.asOf,
      less: { effectiveAt: effective.end, asOf: recorded.end },
      recorded: await recordedOf(view, effective, recorded, question, setting.zone),
      by: dimension,
      filters: new Map(),
    };
    await addMoves(view, range, sums);
  }
  for (const slot of wanted ? sums.keys() : []) if (!wanted?.has(slotParts(slot).value)) sums.delete(slot);
}

/** What is in the whole but in no value's cells lacks the dimension. */
function addRest(sums: Sums, whole: Sums): void {
  const valued = [...sums];
  for (const [slot, { count, units }] of whole) addSum(sums, slot + NONE, count, units);
  for (const [slot, { count, units }] of valued) {
    const { model, stage, currency } = slotParts(slot);
    addSum(sums, `${model}|${stage}|${currency}|${NONE}`, -count, -units);
  }
}

interface WholeDays {
  readonly day: number;
  readonly end: Instant;
}

/** The last day that ends by the instant, and its end. From `last` on, all there is counts: the day is whole as it is. */
function wholeDays(instant: Instant, zone: Zone, last: Instant): WholeDays {
  const day = dayIn(zone)(instant);
  if (instant >= last) return { day, end: instant };
  const end = endOfDay(dateOf(day), zone);
  return end === instant ? { day, end } : { day: day - 1, end: endOfDay(dateOf(day - 1), zone) };
}

/** When moves of what is left of both days were recorded: those of the effective day, then all of the recorded day. */
async function recordedOf(
  view: ViewReader,
  effective: WholeDays,
  recorded: WholeDays,
  { effectiveAt, asOf }: FunnelQuestion,
  zone: Zone,
): Promise<MoveRange['recorded']> {
  const key = recordedKey(effective.day + 1);
  const part = effective.end < effectiveAt ? (await view.load('recorded', [key])).get(key) : undefined;
  const days = Object.keys(part ?? {}).map(Number);
  const before = days.filter((day) => day <= recorded.day).sort((a, b) => a - b);
  const ranges = before.map((day) => ({ from: startOfDay(dateOf(day), zone), to: endOfDay(dateOf(day), zone) }));
  return recorded.end < asOf ? [...ranges, { from: recorded.end, to: asOf }] : ranges;
}

function definitionId(stageModel: string, { by, filters = {} }: FunnelQuestion): string {
  const wanted = Object.entries(filters).map(([name, values]) => [name, [...new Set(values)].sort()]);
  const definition = {
    kind: 'snapshot',
    stageModel,
    ...(by === undefined ? {} : { by }),
    filters: Object.fromEntries(wanted),
  };
  return createHash('sha256').update(canonicalJson(definition)).digest('hex');
}
