import { refuse } from '#kernel';
import { carePlanExtended } from '../events/index.ts';
import { stated } from '../events/opportunity-event.ts';
import { opportunityCommand } from '../opportunity-command.ts';
import { type DueCareTask, plannedTasks } from './care-tasks.ts';

/** More tasks of after-sales care. */
export interface ExtendCarePlan {
  readonly tasks: readonly DueCareTask[];
}

export const extendCarePlan = opportunityCommand<ExtendCarePlan>({
  name: 'ExtendCarePlan',
  lateness: 'planning',
  decide(input, state, { zone }) {
    const plan = plannedTasks(input.tasks, zone);
    const ids = plan.tasks.map(({ taskId }) => taskId);
    if (new Set(ids).size < ids.length || ids.some((id) => state.careTasks.has(id))) return plannedBefore();
    return ids.length === 0 ? [] : [stated(carePlanExtended, { episode: state.standing.episode, ...plan })];
  },
});

function plannedBefore() {
  return refuse(
    'care-task-new',
    { zh: '关怀任务已在计划中', en: 'A task of this kind and day is in the plan already' },
    { remedy: { zh: '只添加新的任务', en: 'Add only tasks that are new' } },
  );
}
