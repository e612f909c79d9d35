import { type CommandType, refuseBackdating } from '#kernel';

/** A command of planning: its own decision, after the check that an act of planning is not dated back. Imports skip that. */
export function planningCommand<Input, State, Facts = object>(
  command: CommandType<Input, State, Facts>,
): CommandType<Input, State, Facts> {
  return {
    ...command,
    decide(input, state, context) {
      const backdated = command.lateness === 'planning' && !context.imported ? refuseBackdating(context) : undefined;
      return backdated ?? command.decide(input, state, context);
    },
  };
}
