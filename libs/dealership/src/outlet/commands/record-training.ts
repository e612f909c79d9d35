import type { CommandType } from '#kernel';
import { fact } from '#kernel';
import { trainingCompleted } from '../events/training-completed.ts';
import { type Outlet, outlet } from '../outlet.ts';
import { needsRegisteredOutlet } from '../registered-outlet.ts';

export interface RecordTraining {
  readonly topic: string;
  readonly participants?: readonly string[];
}

export const recordTraining: CommandType<RecordTraining, Outlet> = {
  name: 'RecordTraining',
  aggregate: outlet,
  lateness: 'contact',
  decide: (input, state, context) => needsRegisteredOutlet(state, context) ?? [fact(trainingCompleted, { ...input })],
};
