import { aalenJohansen, incidenceQuantile, incidenceTail } from '#funnel';
import { epochMs, type Instant } from '#kernel';
import type { StageModel } from '#opportunity';
import type { Flows } from './flow-memory.ts';
import { policiesOf } from './policies.ts';
import { type Scope, wholeOf } from './scope.ts';
import { timedUnits, WON } from './timed-units.ts';
import { knownFlows, unitsOf, unitsWithin } from './unit.ts';
import { watched } from './watched.ts';

const DAY = 86_400_000;

export interface TimeToWinQuestion extends Omit<Scope, 'by'> {
  readonly asOf: Instant;
  readonly effectiveAt: Instant;
  /** Of those that are ever won, so many are by then: above 0, below 1. */
  readonly quantile: number;
  /** A time of fewer wins is not told. */
  readonly minimum: number;
}

/** A quantile of the time from the beginning to the win. */
export interface TimeToWin {
  readonly quantile: number;
  /** Whole days, rounded up; null with `unsaid`. */
  readonly days: number | null;
  /** Episodes that the curve is of, and how many of them were won. */
  readonly entered: number;
  readonly won: number;
  /** The share that is ever won, as far as the curve goes. */
  readonly plateau: number | null;
  readonly unsaid?: 'nothing-won' | 'too-few';
}

/**
 * The smallest time by which the cumulative incidence of wins reaches the quantile of its plateau: losses compete, and what is
 * open is censored (funnel.md 4 and 6).
 */
export function timeToWin({ flows }: Flows, question: TimeToWinQuestion, model: StageModel): TimeToWin {
  const { asOf, effectiveAt, quantile, minimum } = question;
  const instants = { known: epochMs(asOf), effective: epochMs(effectiveAt) };
  const policies = policiesOf({ minimum });
  const isIn = wholeOf(question);
  const units = unitsWithin(unitsOf(knownFlows(flows, instants, model), model, policies), isIn);
  const won = units.filter(({ status }) => status === 'won').length;
  const told = { quantile, entered: units.length, won };
  if (won === 0) return { ...told, days: null, plateau: null, unsaid: 'nothing-won' };
  if (won < minimum) return { ...told, days: null, plateau: null, unsaid: 'too-few' };
  const curve = aalenJohansen(watched(timedUnits(units), Math.min(instants.known, instants.effective), policies));
  const [plateau = 0] = incidenceTail(curve).plateau;
  const time = incidenceQuantile(curve, WON, quantile * plateau) as number;
  return { ...told, days: Math.ceil(time / DAY), plateau };
}
