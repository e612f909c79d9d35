import type { CommandType, Context, Decision, Lateness } from '#kernel';
import { refuseLateness, refusePhase } from './lifecycle.ts';
import { opportunity } from './opportunity.ts';
import type { OpportunityState } from './opportunity-state.ts';

/** What a decision sees: the state as it is known, and the state on which a late contact is judged. */
export type OpportunityContext<Facts> = Context<OpportunityState> & Facts;

export type OpportunityCommand<Input, Facts> = Omit<
  CommandType<Input, OpportunityState, Facts>,
  'aggregate' | 'decide'
> & {
  readonly lateness: Lateness;
  /** Called once phase and time are in order. */
  decide(input: Input, state: OpportunityState, context: OpportunityContext<Facts>): Decision;
};

/**
 * A command on an opportunity: its own decision after the checks that all share. A contact is judged by the phase of its
 * own time, everything else by that of now. Imports skip both.
 */
export function opportunityCommand<Input, Facts = object>(
  command: OpportunityCommand<Input, Facts>,
): CommandType<Input, OpportunityState, Facts> {
  return {
    ...command,
    aggregate: opportunity,
    decide(input, state, context) {
      if (!context.imported) {
        const then = command.lateness === 'contact' ? context.effective : state;
        const refusal = refusePhase(command.name, then) ?? refuseLateness(command.lateness, state, context);
        if (refusal) return refusal;
      }
      return command.decide(input, state, context);
    },
  };
}
