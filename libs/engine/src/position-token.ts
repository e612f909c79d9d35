import type { Cursor } from '#event-store';

/** A place in the log as answers carry it: opaque to whoever reads it, and it names the log that it comes from. */
export function positionToken(logId: string, { index }: Pick<Cursor, 'index'>): string {
  return `${logId.slice(0, 8)}.${index + 1}`;
}

/** @returns the log index that a token stands for; undefined where it is none, or of another log */
export function indexOfToken(logId: string, token: string): number | undefined {
  const [log, count] = token.split('.');
  if (log !== logId.slice(0, 8) || count === undefined || !/^(0|[1-9]\d{0,15})$/.test(count)) return undefined;
  return Number(count) - 1;
}
