import { addDays, type LocalDate } from '#kernel';

/** By when a target needs its entries: what is won takes its time. */
export interface LeadTime {
  readonly due: LocalDate;
  /** A quantile of the time from entry to win, in days: the median, say. */
  readonly daysToWin: number;
  /** due − daysToWin. */
  readonly enterBy: LocalDate;
  /** How many have to have entered by then. */
  readonly entries: number;
  /** Whether that day has passed. */
  readonly isPast: boolean;
}

export function leadTime(
  { due, daysToWin, entries }: Pick<LeadTime, 'due' | 'daysToWin' | 'entries'>,
  today: LocalDate,
): LeadTime {
  const enterBy = addDays(due, -daysToWin);
  return { due, daysToWin, enterBy, entries, isPast: enterBy < today };
}
