import type { OpportunityState } from '#opportunity';
import type { Parameters } from './parameters.ts';
import type { DueRule, EventRule, FigureRule, HardRule, OutletRule, StateRule } from './rule.ts';

/** Declares a rule that judges events: what it takes follows from its events and parameters. */
export function eventRule<
  P extends Parameters,
  Data extends object,
  State = OpportunityState,
  Facts extends object = object,
>(rule: EventRule<P, Data, State, Facts>): EventRule<P, Data, State, Facts> {
  return rule;
}

/** Declares a rule by which commands are refused. */
export function hardRule<
  P extends Parameters,
  Data extends object,
  State = OpportunityState,
  Facts extends object = object,
>(rule: Omit<HardRule<P, Data, State, Facts>, 'kind'>): HardRule<P, Data, State, Facts> {
  return { kind: 'hard', ...rule };
}

/** Declares an obligation with a deadline. */
export function dueRule<P extends Parameters, Opening extends object>(
  rule: Omit<DueRule<P, Opening>, 'kind'>,
): DueRule<P, Opening> {
  return { kind: 'due', ...rule };
}

/** Declares an obligation of an outlet. */
export function outletRule<P extends Parameters>(rule: Omit<OutletRule<P>, 'kind' | 'of'>): OutletRule<P> {
  return { kind: 'due', of: 'outlet', ...rule };
}

/** Declares what must hold at every day close. */
export function stateRule<P extends Parameters, State>(rule: Omit<StateRule<P, State>, 'kind'>): StateRule<P, State> {
  return { kind: 'state', ...rule };
}

/** Declares a figure, or whom the other rules bind. */
export function figureRule<P extends Parameters>(rule: FigureRule<P>): FigureRule<P> {
  return rule;
}
