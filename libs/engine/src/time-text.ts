import { endOfDay, type Instant, localDate, parseInstant, parseLocalDate, type Zone } from '#kernel';

const LAST = '9999-12-31T23:59:59.999Z' as Instant;

/**
 * Reads a time as a question gives it: an ISO instant, or a date that means its last millisecond in the zone, or the last
 * instant there is.
 * @returns undefined for anything else
 */
export function timeOf(text: string, zone: Zone): Instant | undefined {
  const date = parseLocalDate(text);
  if (!date) return parseInstant(text);
  return date === localDate(LAST, zone) ? LAST : endOfDay(date, zone);
}

/** The same for what was known then: today means now, since its last millisecond lies in the future. */
export function knownTimeOf(text: string, zone: Zone, now: Instant): Instant | undefined {
  return text === localDate(now, zone) ? now : timeOf(text, zone);
}
