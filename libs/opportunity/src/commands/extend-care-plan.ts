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
    if (input.tasks.length === 0) return nothingChanges();
    const plan = plannedTasks(input.tasks, zone);
    const ids = plan.tasks.map(({ taskId }) => taskId);
    if (new Set(ids).size < ids.length || ids.some((id) => state.careTasks.has(id))) return plannedBefore();
    return [stated(carePlanExtended, { episode: state.standing.episode, ...plan })];
  },
});

function plannedBefore() {
  return refuse(
    'care-task-new',
    { zh: '关怀任务已在计划中', en: 'A task of this kind and day is in the plan already' },
    { remedy: { zh: '只添加新的任务', en: 'Add only tasks that are new' } },
  );
}

function nothingChanges() {
  return refuse(
    'care-plan-changes',
    { zh: '没有要添加的关怀任务', en: 'There is no task to add' },
    { remedy: { zh: '在 tasks 中填写要添加的任务', en: 'Give in tasks what is to be added' } },
  );
}
