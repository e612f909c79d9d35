import type { CommandType, Context, Decision, Lateness } from '#kernel';
import { phaseOf, refuseLateness, refusePhase } from './lifecycle.ts';
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
        // Nothing happens to an opportunity before its file is made, however little before.
        const then =
          command.lateness === 'contact' || phaseOf(context.effective) === 'none' ? context.effective : state;
        const refusal = refuseLateness(command.lateness, state, context) ?? refusePhase(command.name, then);
        if (refusal) return refusal;
      }
      return command.decide(input, state, context);
    },
  };
}
