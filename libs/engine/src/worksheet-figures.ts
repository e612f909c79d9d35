import { earliest, type Instant, type Money, minorUnits, money, type Period, yearsLater, type Zone } from '#kernel';
import { type StageModel, stageModelOf } from '#opportunity';
import {
  type Capacity,
  type IdealVersion,
  type PlannedFigures,
  plannedBy,
  plannedByReview,
  type Review,
} from '#planning';
import { type Flows, type PeriodFigures, periodFigures } from '#projections/funnel-flow';
import type { Cells } from './explain-answer.ts';
import { boundsOf } from './period-bounds.ts';

/** Why a figure is not given. */
export type ActualUnsaid =
  | 'nothing-entered'
  | 'nothing-won'
  | 'several-currencies'
  | 'other-currency'
  | 'not-begun'
  | 'nothing-planned';

/** What a period brought. */
export interface ActualFigures {
  readonly period: Period;
  readonly entries: number;
  /** Won in the period, whenever it began. */
  readonly won: number;
  readonly value: Money | null;
  /** Of what was won, rounded down to the smallest unit. */
  readonly averageValue: Money | null;
  readonly unsaid?: ActualUnsaid;
}

export interface ActualStage {
  readonly stage: string;
  readonly entered: number;
  /** Of those, whoever has gone on since. */
  readonly progressed: number;
  readonly rate: number | null;
}

export interface ReviewedPart {
  readonly period: Period;
  readonly planned: Omit<PlannedFigures, 'period'>;
  /** null where it has not begun. */
  readonly actual: Omit<ActualFigures, 'period'> | null;
  /** Whether all of it lies behind. */
  readonly isOver: boolean;
  /** Won value over planned value; null with `unsaid`. */
  readonly attainment: number | null;
  readonly unsaid?: ActualUnsaid;
}

export interface WorksheetFigures {
  readonly ideal: Pick<
    IdealVersion,
    'id' | 'version' | 'event' | 'effectiveFrom' | 'period' | 'scope' | 'basis' | 'strategyTags'
  >;
  readonly stageModel: string;
  readonly asOf: Instant;
  readonly effectiveAt: Instant;
  /** The same period a year before. */
  readonly lastYear: ActualFigures & { readonly stages: readonly ActualStage[] };
  readonly thisYear: Pick<IdealVersion, 'entries' | 'stages' | 'averageValue'>;
  readonly resources: Capacity | null;
  readonly target: Omit<PlannedFigures, 'period'>;
  readonly review: readonly ReviewedPart[];
  readonly groups?: never;
}

/** Everything that a worksheet is reckoned from, beside the flows. */
export interface WorksheetScene {
  readonly ideal: IdealVersion;
  readonly resources: Capacity | null;
  readonly review: Review;
  /** Filled with what each figure counts, by its pointer. */
  readonly cells: Cells;
  readonly zone: Zone;
  readonly model: string;
  readonly filters: Readonly<Record<string, readonly string[]>>;
  readonly asOf: Instant;
  readonly effectiveAt: Instant;
}

/** The worksheet; what each figure counts is put into `cells`. */
export function worksheetOf(flows: Flows, scene: WorksheetScene): WorksheetFigures {
  const { ideal, resources, review, cells, zone, model, filters, asOf, effectiveAt } = scene;
  const { currency } = ideal.averageValue;
  const figuresOf = (period: Period, pointer: string): PeriodFigures => {
    const question = { model, filters, asOf, effectiveAt, ...boundsOf(period, zone) };
    const figures = periodFigures(flows, question, stageModelOf(model) as StageModel, currency);
    cells.set(`${pointer}/entries`, figures.entries);
    cells.set(`${pointer}/won`, figures.won);
    return figures;
  };
  const before = yearsLater(ideal.period, -1);
  const last = figuresOf(before, '/lastYear');
  for (const [n, { entered, progressed }] of last.stages.entries()) {
    cells.set(`/lastYear/stages/${n}/entered`, entered);
    cells.set(`/lastYear/stages/${n}/progressed`, progressed);
  }
  const seen = earliest(asOf, effectiveAt);
  const { period: _, ...target } = plannedBy(ideal);
  return {
    ideal: {
      ...{ id: ideal.id, version: ideal.version, event: ideal.event, effectiveFrom: ideal.effectiveFrom },
      ...{ period: ideal.period, scope: ideal.scope, basis: ideal.basis, strategyTags: ideal.strategyTags },
    },
    ...{ stageModel: model, asOf, effectiveAt },
    lastYear: {
      ...{ period: before, ...actualOf(last, currency) },
      stages: last.stages.map(({ stage, entered, progressed }) => ({
        ...{ stage, entered: entered.length, progressed: progressed.length },
        rate: entered.length === 0 ? null : progressed.length / entered.length,
      })),
    },
    thisYear: { entries: ideal.entries, stages: ideal.stages, averageValue: ideal.averageValue },
    resources,
    target,
    review: plannedByReview(ideal, review).map(({ period, ...planned }, n) => {
      const bounds = boundsOf(period, zone);
      const actual = bounds.from < seen ? actualOf(figuresOf(period, `/review/${n}/actual`), currency) : null;
      return { period, planned, actual, isOver: bounds.to <= seen, ...attainmentOf(planned.value, actual) };
    }),
  };
}

function actualOf({ entries, won, wonValue }: PeriodFigures, currency: string): Omit<ActualFigures, 'period'> {
  const { value } = wonValue;
  const isOther = value !== null && value.currency !== currency && won.length > 0;
  const unsaid =
    won.length === 0
      ? entries.length === 0
        ? 'nothing-entered'
        : 'nothing-won'
      : value === null
        ? 'several-currencies'
        : isOther
          ? 'other-currency'
          : undefined;
  const average = value && won.length > 0 ? money(minorUnits(value) / BigInt(won.length), value.currency) : null;
  return { entries: entries.length, won: won.length, value, averageValue: average, ...(unsaid && { unsaid }) };
}

function attainmentOf(
  planned: Money,
  actual: Omit<ActualFigures, 'period'> | null,
): Pick<ReviewedPart, 'attainment' | 'unsaid'> {
  if (!actual) return { attainment: null, unsaid: 'not-begun' };
  const { value, unsaid } = actual;
  if (!value || unsaid === 'several-currencies' || unsaid === 'other-currency') {
    return { attainment: null, unsaid: unsaid ?? 'several-currencies' };
  }
  if (minorUnits(planned) === 0n) return { attainment: null, unsaid: 'nothing-planned' };
  return { attainment: Number(minorUnits(value)) / Number(minorUnits(planned)) };
}
