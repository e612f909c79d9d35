import { type Grant, isAccessRefusal, warningsFor } from '#access';
import type { Accepted, Outcome } from '#command';
import { Problem } from '../problem/problem.ts';

/** What an accepted command answers. */
export interface CommandAnswer extends Pick<Accepted, 'id' | 'revision' | 'events' | 'warnings' | 'repeated'> {
  readonly position: string;
}

/**
 * @param place where the asker may be told that the command stands in the log
 * @throws Problem for a command that was not accepted
 */
export function answerOf(outcome: Outcome, grant: Grant, place: string, isConditional: boolean): CommandAnswer {
  if (outcome.outcome === 'refused') {
    const { refused: _, ...refusal } = outcome.refusal;
    throw new Problem(isAccessRefusal(outcome.refusal) ? 'forbidden' : 'refused', refusal);
  }
  if (outcome.outcome === 'conflict') {
    const { reason, actual } = outcome;
    if (reason === 'command-id-reused') throw new Problem(reason);
    throw new Problem(isConditional ? 'revision-not-met' : 'revision', { actual });
  }
  const { id, revision, events, warnings, repeated } = outcome;
  return { id, revision, position: place, events, warnings: warningsFor(grant, warnings), repeated };
}
