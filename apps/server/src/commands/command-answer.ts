import { type Grant, isAccessRefusal, warningsFor } from '#access';
import type { Accepted, Outcome } from '#command';
import { Problem } from '../problem/problem.ts';
import type { Places } from '../security/places.ts';

/** What an accepted command answers. */
export interface CommandAnswer extends Pick<Accepted, 'id' | 'revision' | 'events' | 'warnings' | 'repeated'> {
  readonly position: string;
}

/** @throws Problem for a command that was not accepted */
export function answerOf(outcome: Outcome, grant: Grant, places: Places, isConditional: boolean): CommandAnswer {
  if (outcome.outcome === 'refused') {
    const { refused: _, ...refusal } = outcome.refusal;
    throw new Problem(isAccessRefusal(outcome.refusal) ? 'forbidden' : 'refused', refusal);
  }
  if (outcome.outcome === 'conflict') {
    const { reason, actual } = outcome;
    if (reason === 'command-id-reused') throw new Problem(reason);
    throw new Problem(isConditional ? 'revision-not-met' : 'revision', { actual });
  }
  const { id, revision, position, events, warnings, repeated } = outcome;
  return {
    id,
    revision,
    position: places.tokenOf({ index: position - 1 }),
    events,
    warnings: warningsFor(grant, warnings),
    repeated,
  };
}
