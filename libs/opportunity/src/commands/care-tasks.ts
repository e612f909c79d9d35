import { type Instant, localDate, type Zone } from '#kernel';
import type { CarePlan, PlannedCareTask } from '../events/index.ts';

/** The kind of task whose due time tells a birthday. */
export const BIRTHDAY = 'care-birthday';

export interface DueCareTask {
  readonly taskId?: string;
  readonly kind: string;
  readonly dueAt: Instant;
}

/** Tasks as an event holds them: a birthday's due time apart, to be sealed, and its id without the day. */
export function plannedTasks(tasks: readonly DueCareTask[], zone: Zone): Pick<CarePlan, 'tasks' | 'birthdaysDueAt'> {
  const named = tasks.map((task) => ({ ...task, taskId: task.taskId ?? taskIdOf(task, zone) }));
  const planned = named.map(
    ({ taskId, kind, dueAt }): PlannedCareTask => (kind === BIRTHDAY ? { taskId, kind } : { taskId, kind, dueAt }),
  );
  const birthdays = named.filter(({ kind }) => kind === BIRTHDAY).map(({ taskId, dueAt }) => [taskId, dueAt]);
  return { tasks: planned, ...(birthdays.length === 0 ? {} : { birthdaysDueAt: Object.fromEntries(birthdays) }) };
}

function taskIdOf({ kind, dueAt }: DueCareTask, zone: Zone): string {
  const date = localDate(dueAt, zone);
  return `${kind}-${kind === BIRTHDAY ? date.slice(0, 4) : date}`;
}
