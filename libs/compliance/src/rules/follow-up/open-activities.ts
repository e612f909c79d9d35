import { type LocalDate, latest, localDate, type Zone } from '#kernel';
import { type OpportunityState, statusOf } from '#opportunity';

/** Whether there is a sale to work on: opened, and neither won nor lost. */
export function isWorked({ standing }: OpportunityState): boolean {
  return standing.episode > 0 && statusOf(standing) === 'open';
}

/** The last local day on which an open activity is due; undefined where none is open. */
export function lastStepOn({ activities }: OpportunityState, zone: Zone): LocalDate | undefined {
  let last: LocalDate | undefined;
  for (const { status, dueAt } of activities.values()) {
    if (status !== 'open' || dueAt === undefined) continue;
    const day = localDate(dueAt, zone);
    last = latest(last ?? day, day);
  }
  return last;
}
