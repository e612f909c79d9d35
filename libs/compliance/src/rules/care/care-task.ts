import { type LocalDate, startOfDay, type Zone } from '#kernel';
import { careTaskCompleted } from '#opportunity';
import type { KnownEvent } from '../../history.ts';
import type { Obligation } from '../../rule.ts';
import { closeOf } from '../../work-calendar.ts';

/** Whether an event says that a task was done, named by its id or, where an id repeats over deliveries, by its kind. */
export function isDone({ type, data }: KnownEvent, task: string): boolean {
  return type === careTaskCompleted.type && (data.taskId === task || data.kind === task);
}

/** What is owed on one local day: neither before nor after it. */
export function onDay(key: string, date: LocalDate, zone: Zone): Obligation {
  return {
    key,
    deadline: { at: closeOf(date, zone), inclusive: false },
    after: startOfDay(date, zone),
    values: { date },
  };
}
