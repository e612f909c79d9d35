import { clear, defineEvent, type Instant, type Money, type Period } from '#kernel';

/** What is wanted of one stage. */
export interface IdealStage {
  readonly stage: string;
  /** Of those that enter the stage, the share that goes on: from 0 to 1. */
  readonly rate: number;
  /** Until half have gone on, in days. */
  readonly medianDays?: number;
}

/** A funnel as it should be: a version of a plan that what happened is compared with. */
export interface IdealFunnelDefined {
  readonly id: string;
  readonly version: number;
  /** Comparisons with what was true from here on use this version, until the next one begins. */
  readonly effectiveFrom: Instant;
  /** `id@version` */
  readonly stageModel: string;
  /** Whose opportunities it is about: those that enter in this period. */
  readonly period: Period;
  /** For whom: values of dimensions, `outlet` among them; none: for all. */
  readonly scope: Readonly<Record<string, string>>;
  /** How many opportunities enter the first stage in the period. */
  readonly entries: number;
  /** Every stage of the model before the win, in its order. */
  readonly stages: readonly IdealStage[];
  /** Of what is won. */
  readonly averageValue: Money;
  /** What the figures rest on, as a code: `last-year`, `benchmark`, … */
  readonly basis: string;
  readonly strategyTags: readonly string[];
}

export const idealFunnelDefined = defineEvent<IdealFunnelDefined>(
  'IdealFunnelDefined',
  'idealFunnel',
  {
    id: clear,
    version: clear,
    effectiveFrom: clear,
    stageModel: clear,
    period: clear,
    scope: clear,
    entries: clear,
    stages: clear,
    averageValue: clear,
    basis: clear,
    strategyTags: clear,
  },
  [
    {
      id: 'plan-2027',
      version: 1,
      effectiveFrom: '2026-12-31T16:00:00.000Z' as Instant,
      stageModel: 'simple@1',
      period: '2027-Q1' as Period,
      scope: { outlet: 'outlet-1' },
      entries: 480,
      stages: [
        { stage: 'PROSPECTING', rate: 0.4, medianDays: 12.5 },
        { stage: 'ENGAGING', rate: 0.5 },
      ],
      averageValue: { amount: '250000.00', currency: 'CNY' },
      basis: 'last-year',
      strategyTags: ['road-show', 'trade-in'],
    },
  ],
);
