import { refuse } from '#kernel';
import { careTaskCompleted, type Recording } from '../events/index.ts';
import { stated } from '../events/opportunity-event.ts';
import { given, isFilled } from '../given.ts';
import { opportunityCommand } from '../opportunity-command.ts';
import type { OpportunityState } from '../opportunity-state.ts';

/** A task of after-sales care was done: of the plan, or one that every delivery brings. */
export interface CompleteCareTask {
  readonly taskId: string;
  /** Default: the kind planned, else the task's id. */
  readonly kind?: string;
  readonly note?: string;
  readonly recording?: Recording;
}

export const completeCareTask = opportunityCommand<CompleteCareTask>({
  name: 'CompleteCareTask',
  lateness: 'contact',
  decide({ taskId, kind, note, recording }, state, { effective }) {
    const task = state.careTasks.get(taskId);
    if (task?.completed) return completedBefore();
    if (!task && !isSold(effective)) return notSold();
    return [
      stated(
        careTaskCompleted,
        given({
          episode: effective.standing.episode,
          taskId,
          kind: kind ?? task?.kind ?? taskId,
          note,
          recording,
          checks: recording ? { recordingUriGiven: isFilled(recording.uri) } : {},
        }),
      ),
    ];
  },
});

function isSold({ orders, converted }: OpportunityState): boolean {
  return converted !== undefined || [...orders.values()].some(({ deliveredVin }) => deliveredVin !== undefined);
}

function completedBefore() {
  return refuse(
    'care-task-open',
    { zh: '该关怀任务已完成', en: 'The task has been done already' },
    { remedy: { zh: '核对 taskId', en: 'Check the taskId' } },
  );
}

function notSold() {
  return refuse(
    'care-after-delivery',
    { zh: '交车之后才有售后关怀', en: 'After-sales care begins with the delivery' },
    { remedy: { zh: '先用 DeliverVehicle 登记交车', en: 'Record the delivery first, with DeliverVehicle' } },
  );
}
