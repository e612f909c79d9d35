import { epochMs, type Instant } from '#kernel';
import type { StageModel } from '#opportunity';
import { CAUSES, type Cohort, type CohortReading, type CohortStage, cohortOf } from './cohort.ts';
import { type Counted, type Tell, withWorth } from './counted.ts';
import { definitionId } from './definition.ts';
import type { Flows } from './flow-memory.ts';
import { periodOf } from './period.ts';
import { policiesOf } from './policies.ts';
import { changeInterval } from './rate-change.ts';
import { type Scope, wholeOf } from './scope.ts';
import { type Tally, tallyOf } from './tally.ts';
import { enteredIn, type TimedUnits, timedUnits } from './timed-units.ts';
import { knownFlows, type Unit, unitsOf, unitsWithin } from './unit.ts';

export interface BottleneckQuestion extends Omit<Scope, 'by'> {
  /** The cohort: what entered after `from`, up to and with `to`. */
  readonly from: Instant;
  readonly to: Instant;
  /** An earlier cohort, that it is held against. */
  readonly earlier: { readonly from: Instant; readonly to: Instant };
  readonly asOf: Instant;
  readonly effectiveAt: Instant;
  readonly horizonDays: number;
  readonly minimum: number;
}

/** How a stage holds opportunities up, and loses them. */
export interface StageFlow extends CohortStage {
  readonly stage: string;
  /** Of all that the cohort lost on its way to the win, the share lost in this stage; null where nothing was. */
  readonly shareOfLosses: number | null;
  /** Of the sum of the median times in stage; null where one is not given. */
  readonly shareOfTime: number | null;
  /** Open in it now, of whatever cohort. */
  readonly open: Tally;
  readonly earlier: CohortStage;
  /** Rate − earlier rate, with its 95 % interval by the standard errors of both. */
  readonly change: number | null;
  readonly changeInterval: readonly [lower: number, upper: number] | null;
}

/** The JSON of `funnel bottlenecks`, save what only the caller knows. */
export interface FunnelBottlenecks {
  readonly stageModel: string;
  readonly from: Instant;
  readonly to: Instant;
  readonly earlierPeriod: { readonly from: Instant; readonly to: Instant };
  readonly asOf: Instant;
  readonly effectiveAt: Instant;
  readonly definitionId: string;
  readonly horizonDays: number;
  readonly minimum: number;
  readonly entries: number;
  readonly stages: readonly StageFlow[];
  /** Where most is lost, and where half take longest to leave; null where nothing can be said. */
  readonly mostLost: string | null;
  readonly slowest: string | null;
  /** Stages whose rate has fallen by more than chance since the earlier cohort. */
  readonly worsened: readonly string[];
}

/**
 * Where opportunities are lost, where they wait, and where it has become worse.
 * @param tell told of what each figure counts
 */
export function funnelBottlenecks(
  { flows }: Flows,
  question: BottleneckQuestion,
  {
    model,
    ways,
    currency,
  }: { readonly model: StageModel; readonly ways: readonly string[]; readonly currency: string },
  tell?: Tell,
): FunnelBottlenecks {
  const { filters, from, to, earlier, asOf, effectiveAt, horizonDays, minimum } = question;
  const policies = policiesOf({ entryPolicy: 'imputed', minimum });
  const instants = { known: epochMs(asOf), effective: epochMs(effectiveAt) };
  const keyOf = wholeOf({ model: question.model, filters });
  const units = unitsWithin(unitsOf(knownFlows(flows, instants, model), model, policies), keyOf);
  const reading: CohortReading = {
    seen: Math.min(instants.known, instants.effective),
    ...{ model, policies, stagesToWin: ways.length, horizonDays, zero: currency },
  };
  const cohort = (entered: TimedUnits, part: string) => {
    const told = tell && toldStages(ways, part);
    const reckoned = cohortOf(entered, { ...reading, collect: told?.collect });
    if (tell) for (const [figure, counted] of told?.counted ?? []) tell(figure, counted);
    return reckoned;
  };
  const entered = enteredIn(timedUnits(units), periodOf({ from, to }));
  tell?.('entries', entered.units);
  const now = cohort(entered, '');
  const then = cohort(enteredIn(timedUnits(units), periodOf(earlier)), 'earlier.');
  const open = (stage: string) => {
    const standing = units.filter(({ status, last }) => status === 'open' && last.stage === stage);
    tell?.(`stages.${stage}.open`, withWorth(standing));
    return tallyOf(
      standing.map(({ last }) => last),
      currency,
    );
  };
  const stages = ways.map((stage, rank) => ({ stage, open: open(stage), ...stageFlow(now, then, rank) }));
  return {
    stageModel: question.model,
    ...{ from, to, earlierPeriod: earlier, asOf, effectiveAt },
    definitionId: definitionId('bottlenecks', question, { ...policies, horizonDays }),
    ...{ horizonDays, minimum, entries: now.entries, stages },
    mostLost: most(stages, ({ lost }) => (lost === 0 ? null : lost)),
    slowest: most(stages, ({ medianDays }) => medianDays),
    worsened: stages
      .filter(({ changeInterval }) => changeInterval !== null && changeInterval[1] < 0)
      .map(({ stage }) => stage),
  };
}

/** What the figures of a cohort's stages count, as their names are with a part before the last word. */
function toldStages(ways: readonly string[], part: string) {
  const nameOf = (stage: string, figure: string) => `stages.${stage}.${part}${figure}`;
  const counted = new Map<string, Counted[]>(
    ways.flatMap((stage) => ['entered', ...CAUSES].map((figure) => [nameOf(stage, figure), []])),
  );
  const collect = (cell: string, { stream, episode }: Unit, entered: Counted['worth']) => {
    const [, stage = '', figure = ''] = cell.split('.');
    const worth = figure === 'entered' ? entered : undefined;
    counted.get(nameOf(stage, figure))?.push({ stream, episode, worth });
  };
  return { counted, collect };
}

function stageFlow(now: Cohort, then: Cohort, rank: number): Omit<StageFlow, 'stage' | 'open'> {
  const own = now.stages[rank]!;
  const earlier = then.stages[rank]!;
  const lost = now.stages.reduce((sum, stage) => sum + stage.lost, 0);
  const days = now.stages.map(({ medianDays }) => medianDays);
  const time = days.includes(null) ? null : days.reduce((sum: number, one) => sum + (one as number), 0);
  const change = own.rate === null || earlier.rate === null ? null : own.rate - earlier.rate;
  return {
    ...own,
    shareOfLosses: lost === 0 ? null : own.lost / lost,
    shareOfTime: time === null || time === 0 ? null : (own.medianDays as number) / time,
    earlier,
    change,
    changeInterval: change === null ? null : changeInterval(change, earlier.error, own.error),
  };
}

/** The stage with most of something; the earlier of two alike. */
function most(stages: readonly StageFlow[], of: (stage: StageFlow) => number | null): string | null {
  let found: { readonly stage: string; readonly much: number } | undefined;
  for (const one of stages) {
    const much = of(one);
    if (much !== null && (!found || much > found.much)) found = { stage: one.stage, much };
  }
  return found?.stage ?? null;
}
