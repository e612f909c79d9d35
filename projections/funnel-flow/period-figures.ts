import { epochMs, type Instant } from '#kernel';
import type { StageModel } from '#opportunity';
import { stagesToWin } from '#planning';
import type { Counted } from './counted.ts';
import type { Flows } from './flow-memory.ts';
import { isWithin, type Period } from './period.ts';
import { policiesOf } from './policies.ts';
import { passageOf } from './reading.ts';
import { type Scope, wholeOf } from './scope.ts';
import { type Tally, tallyOf } from './tally.ts';
import { knownFlows, unitsOf } from './unit.ts';

/** What a period brought, each figure with those that it counts. */
export interface PeriodFigures {
  /** Began in the period. */
  readonly entries: readonly Counted[];
  /** Of the stages before the win: who entered it in the period, and who of those has gone on, whenever. */
  readonly stages: readonly {
    readonly stage: string;
    readonly entered: readonly Counted[];
    readonly progressed: readonly Counted[];
  }[];
  /** Won in the period, whenever they began. */
  readonly won: readonly Counted[];
  readonly wonValue: Tally;
}

export interface PeriodQuestion extends Omit<Scope, 'by'> {
  /** The period is what comes after `from`, up to and with `to`. */
  readonly from: Instant;
  readonly to: Instant;
  readonly asOf: Instant;
  readonly effectiveAt: Instant;
}

/** Whoever reached a stage passed all before it, so that rates multiply to what was won. */
const POLICIES = policiesOf({ entryPolicy: 'imputed' });

/** @param currency of the zero where nothing was won */
export function periodFigures(
  { flows }: Flows,
  question: PeriodQuestion,
  model: StageModel,
  currency: string,
): PeriodFigures {
  const period: Period = { from: epochMs(question.from), to: epochMs(question.to) };
  const instants = { known: epochMs(question.asOf), effective: epochMs(question.effectiveAt) };
  const keyOf = wholeOf(question);
  const known = knownFlows(flows, instants, model);
  const entries: Counted[] = [];
  const won: Counted[] = [];
  const stages = stagesToWin(model).map((stage) => ({
    stage,
    entered: [] as Counted[],
    progressed: [] as Counted[],
  }));
  for (const unit of unitsOf(known, model, POLICIES)) {
    if (keyOf(unit) === undefined) continue;
    const own = { stream: unit.stream, episode: unit.episode };
    if (isWithin(unit.began, period)) entries.push(own);
    if (unit.status === 'won' && unit.closed !== undefined && isWithin(unit.closed, period)) {
      won.push({ ...own, worth: unit.last });
    }
    for (const [rank, { entered, progressed }] of stages.entries()) {
      const passage = passageOf(unit.entries, rank, POLICIES);
      if (!passage || !isWithin(passage.entry.at, period)) continue;
      entered.push(own);
      if (passage.progressed !== undefined) progressed.push(own);
    }
  }
  const wins = won.flatMap(({ worth }) => worth ?? []);
  return { entries, stages, won, wonValue: tallyOf(wins, currency) };
}
