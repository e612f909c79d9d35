import { epochMs, type Instant } from '#kernel';
import { rankOf, type StageModel } from '#opportunity';
import type { Counted, Tell } from './counted.ts';
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

const RANKS = { potential: 'POTENTIAL', new: 'OPPORTUNITY', preferred: 'PREFERRED' } as const;

/**
 * @param model one with the stages POTENTIAL, OPPORTUNITY and PREFERRED
 * @param tell told of what each count counts, by its name
 */
export function chainCounts({ flows }: Flows, question: ChainQuestion, model: StageModel, tell?: Tell): ChainCounts {
  const period = periodOf(question);
  const instants = { known: epochMs(question.asOf), effective: epochMs(question.effectiveAt) };
  const isIn = wholeOf(question);
  const counted: Record<keyof ChainCounts, Counted[]> = {
    ...{ potential: [], new: [], preferred: [], reserve: [], lost: [], won: [] },
  };
  const reserve = new Map<string, number>();
  for (const [stream, { points }] of flows) {
    const start = historyAt(points, instants.known, Math.min(period.from, instants.effective)).at(-1);
    if (start?.status !== 'open' || isIn(start) === undefined) continue;
    if (rankOf(model, start.stage) < rankOf(model, RANKS.new)) continue;
    reserve.set(stream, start.episode);
    counted.reserve.push({ stream, episode: start.episode, until: period.from });
  }
  for (const unit of unitsOf(knownFlows(flows, instants, model), model, POLICIES)) {
    const { stream, episode, status, closed } = unit;
    const one: Counted = { stream, episode, until: period.to };
    const isClosed = closed !== undefined && isWithin(closed, period);
    if (isClosed && status === 'lost' && reserve.get(stream) === episode) counted.lost.push(one);
    if (isIn(unit) === undefined) continue;
    if (isClosed && status === 'won') counted.won.push(one);
    for (const name of Object.keys(RANKS) as (keyof typeof RANKS)[]) {
      const passage = passageOf(unit.entries, rankOf(model, RANKS[name]), POLICIES);
      if (passage && isWithin(passage.entry.at, period)) counted[name].push(one);
    }
  }
  const names = Object.keys(counted) as (keyof ChainCounts)[];
  for (const name of names) tell?.(name, counted[name]);
  return Object.fromEntries(names.map((name) => [name, counted[name].length])) as unknown as ChainCounts;
}
