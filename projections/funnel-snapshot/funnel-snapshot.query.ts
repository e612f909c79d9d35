import { createHash } from 'node:crypto';
import { canonicalJson, endOfDay, epochMs, type Instant, later, type Zone } from '#kernel';
import { type StageModel, stageModelName } from '#opportunity';
import type { ViewReader } from '#read-store';
import { TOTAL } from './cell.ts';
import { addedUp, amountAt } from './columns.ts';
import { dateOf, dayIn } from './local-day.ts';
import { type RecordedMonth, recordedMonths } from './recorded-runs.ts';
import type { MoveRange } from './shift-memory.ts';
import { type Stock, type StockGroup, stocksOf } from './snapshot.ts';
import type { SnapshotMemory } from './snapshot-memory.ts';
import { addSum, lineOf, NONE, noSums, type Sums } from './sums.ts';

/** An event occurs at most five minutes after it is recorded; the rest is margin. */
const AHEAD_MS = 3_600_000;

export interface FunnelQuestion {
  /** What was true then: inclusive. */
  readonly effectiveAt: Instant;
  /** What was recorded by then: inclusive. */
  readonly asOf: Instant;
  /** Dimension to group by. */
  readonly by?: string;
  /** By dimension, the values wanted; `(none)` for opportunities without it. */
  readonly filters?: Readonly<Record<string, readonly string[]>>;
  /** `id@version` */
  readonly stageModel: string;
}

/** What the log and its models say, whatever is asked. */
export interface FunnelSetting {
  /** The log's zone, in which the view has its days. */
  readonly zone: Zone;
  /** ISO 4217 code of the log. */
  readonly currency: string;
  /** Known stage models. */
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

/** Every stage model that an opportunity followed, as far as the view knows. */
export async function modelsIn(view: ViewReader): Promise<readonly string[]> {
  return (await view.find('models')).map(({ key }) => key);
}

/**
 * The funnel at (effectiveAt, asOf): whole days of the log's zone from the cells, the rest from the moves.
 * @param view one version of the view, the same from start to end
 */
export async function funnelSnapshot(
  view: ViewReader,
  question: FunnelQuestion,
  setting: FunnelSetting,
  memory: SnapshotMemory,
): Promise<FunnelSnapshot> {
  const { effectiveAt, asOf, by, stageModel: model } = question;
  const filters = new Map(Object.entries(question.filters ?? {}).map(([name, values]) => [name, new Set(values)]));
  const cube = by ?? [...filters.keys()][0] ?? TOTAL;
  const alone = [...filters.keys()].every((name) => name === cube);
  const asked = { question, setting, memory };
  const sums = alone
    ? await sumsOfCube(view, { ...asked, cube, wanted: filters.get(cube) })
    : await sumsOfMoves(view, { ...asked, filters });

  const stages = setting.stageModels.find((one) => stageModelName(one) === model)?.stages.map(({ id }) => id) ?? [];
  const { whole, groups } = stocksOf(sums, { stages, currency: setting.currency });
  return {
    stageModel: model,
    asOf,
    effectiveAt,
    definitionId: definitionId(question),
    ...whole,
    ...(by === undefined ? {} : { groups }),
  };
}

interface Asked {
  readonly question: FunnelQuestion;
  readonly setting: FunnelSetting;
  readonly memory: SnapshotMemory;
}

interface CubeQuestion extends Asked {
  readonly cube: string;
  readonly wanted: ReadonlySet<string> | undefined;
}

/** A cube at two instants: its cells up to the last whole days, and the moves of what is left of the two days. */
async function sumsOfCube(view: ViewReader, { question, setting, memory, cube, wanted }: CubeQuestion) {
  const head = (await view.checkpoint())?.recordedAt;
  if (head === undefined) return noSums();
  const { zone } = setting;
  const effective = wholeDays(question.effectiveAt, zone, later(head, AHEAD_MS));
  const recorded = wholeDays(question.asOf, zone, head);
  const all = await recordedMonths(view, memory.months);
  const range = { model: question.stageModel, effectiveDay: effective.day, months: all, recordedDay: recorded.day };

  const sums = await memory.sumCells(view, { ...range, cube });
  if (cube !== TOTAL && (wanted === undefined || wanted.has(NONE))) {
    addRest(sums, await memory.sumCells(view, { ...range, cube: TOTAL }));
  }
  const moves = movesOf({ question, setting }, all, cube === TOTAL ? undefined : cube);
  const end = epochMs(recorded.end);
  if (effective.end < question.effectiveAt) {
    await memory.addMoves(view, { ...moves, after: epochMs(effective.end), recordedBy: end }, sums);
  }
  if (recorded.end < question.asOf) await memory.addMoves(view, { ...moves, recordedAfter: end }, sums);
  if (wanted) clearOthers(sums, wanted);
  return sums;
}

/** What no cube can tell: all moves, one by one. */
async function sumsOfMoves(view: ViewReader, asked: Asked & Pick<MoveRange, 'filters'>): Promise<Sums> {
  const { question, memory, filters } = asked;
  const sums = noSums();
  await memory.addMoves(
    view,
    { ...movesOf(asked, await recordedMonths(view, memory.months), question.by), filters },
    sums,
  );
  return sums;
}

function movesOf(
  { question, setting }: Omit<Asked, 'memory'>,
  recorded: readonly RecordedMonth[],
  by: string | undefined,
): MoveRange {
  return {
    zone: setting.zone,
    model: question.stageModel,
    recorded,
    by,
    after: Number.NEGATIVE_INFINITY,
    until: epochMs(question.effectiveAt),
    recordedAfter: Number.NEGATIVE_INFINITY,
    recordedBy: epochMs(question.asOf),
    filters: new Map(),
  };
}

/** What is in the whole but in no value's cells lacks the dimension. */
function addRest(sums: Sums, whole: Sums): void {
  for (const line of whole.lines) {
    const all = amountAt([addedUp(line.columns)], 0);
    const known = amountAt([addedUp(lineOf(sums, line).columns)], 0);
    const [count, billions, rest] = [all.count - known.count, all.billions - known.billions, all.rest - known.rest];
    addSum(sums, NONE, line, { count, billions, rest });
  }
}

/** Leaves nothing of values that are not wanted. */
function clearOthers({ groups, lines }: Sums, wanted: ReadonlySet<string>): void {
  for (const [value, place] of groups) {
    if (wanted.has(value)) continue;
    for (const { columns } of lines) {
      columns.counts[place] = 0;
      columns.billions[place] = 0;
      columns.rests[place] = 0;
    }
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

function definitionId({ stageModel, by, filters = {} }: FunnelQuestion): string {
  const wanted = Object.entries(filters).map(([name, values]) => [name, [...new Set(values)].sort()]);
  const definition = {
    kind: 'snapshot',
    stageModel,
    ...(by === undefined ? {} : { by }),
    filters: Object.fromEntries(wanted),
  };
  return createHash('sha256').update(canonicalJson(definition)).digest('hex');
}
