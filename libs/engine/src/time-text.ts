import { endOfDay, type Instant, localDate, parseInstant, parseLocalDate, type Zone } from '#kernel';

/**
 * Reads a time as a question gives it: an ISO instant, or a date that means its last millisecond in the zone, or the last
 * instant there is.
 * @returns undefined for anything else
 */
export function timeOf(text: string, zone: Zone): Instant | undefined {
  const date = parseLocalDate(text);
  return date ? endOfDay(date, zone) : parseInstant(text);
}

/** The same for what was known then: today means now, since its last millisecond lies in the future. */
export function knownTimeOf(text: string, zone: Zone, now: Instant): Instant | undefined {
  return text === localDate(now, zone) ? now : timeOf(text, zone);
}
