import { epochMs, type Instant } from '#kernel';
import { rankOf, type StageModel } from '#opportunity';
import { historyAt } from './flow.ts';
import type { Flows } from './flow-memory.ts';
import { isWithin, periodOf } from './period.ts';
import { policiesOf } from './policies.ts';
import { passageOf } from './reading.ts';
import { type Scope, wholeOf } from './scope.ts';
import { knownFlows, unitsOf } from './unit.ts';

export interface ChainQuestion extends Omit<Scope, 'by'> {
  readonly from: Instant;
  readonly to: Instant;
  readonly asOf: Instant;
  readonly effectiveAt: Instant;
}

/** What a period brought, by count, as the chain of four rates has it (funnel.md 6). */
export interface ChainCounts {
  /** Entered the stage in the period: potential customers, opportunities, preferred ones. */
  readonly potential: number;
  readonly new: number;
  readonly preferred: number;
  /** Open opportunities at its start, in that stage or beyond, and how many of those were lost in it. */
  readonly reserve: number;
  readonly lost: number;
  /** Won in it, whenever they began. */
  readonly won: number;
}

/** Whoever reached a stage passed all before it. */
const POLICIES = policiesOf({ entryPolicy: 'imputed' });

/** @param model one with the stages POTENTIAL, OPPORTUNITY and PREFERRED */
export function chainCounts({ flows }: Flows, question: ChainQuestion, model: StageModel): ChainCounts {
  const period = periodOf(question);
  const instants = { known: epochMs(question.asOf), effective: epochMs(question.effectiveAt) };
  const isIn = wholeOf(question);
  const ranks = { potential: 'POTENTIAL', new: 'OPPORTUNITY', preferred: 'PREFERRED' } as const;
  const counts = { potential: 0, new: 0, preferred: 0, reserve: 0, lost: 0, won: 0 };
  const reserve = new Map<string, number>();
  for (const [stream, { points }] of flows) {
    const start = historyAt(points, instants.known, Math.min(period.from, instants.effective)).at(-1);
    if (start?.status !== 'open' || isIn(start) === undefined) continue;
    if (rankOf(model, start.stage) >= rankOf(model, ranks.new)) reserve.set(stream, start.episode);
  }
  for (const unit of unitsOf(knownFlows(flows, instants, model), model, POLICIES)) {
    const isClosed = unit.closed !== undefined && isWithin(unit.closed, period);
    if (isClosed && unit.status === 'lost' && reserve.get(unit.stream) === unit.episode) counts.lost += 1;
    if (isIn(unit) === undefined) continue;
    if (isClosed && unit.status === 'won') counts.won += 1;
    for (const [name, stage] of Object.entries(ranks)) {
      const passage = passageOf(unit.entries, rankOf(model, stage), POLICIES);
      if (passage && isWithin(passage.entry.at, period)) counts[name as keyof typeof ranks] += 1;
    }
  }
  return { ...counts, reserve: reserve.size };
}
