import type { JsonObject } from '#kernel';
import { followUpCompleted } from '#opportunity';
import type { KnownEvent } from '../../history.ts';

/** A contact that came about, of whatever kind. */
export function isReached({ type, data }: Pick<KnownEvent, 'type' | 'data'>): boolean {
  return type === followUpCompleted.type && (data as JsonObject).outcome !== 'no_answer';
}
