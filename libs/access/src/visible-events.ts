import { categoryOf, type RecordedEvent, type StreamName } from '#kernel';
import type { Scope, Target } from './access.ts';
import { covers, isUnbounded } from './scope.ts';

/** Events after which an opportunity may be somebody else's. */
const CHANGING_HANDS: ReadonlySet<string> = new Set(['Created', 'Reassigned', 'Reclaimed', 'EventCorrected']);

/** Opportunities whose owner is kept in mind by one reader. */
const REMEMBERED = 10_000;

/**
 * The events of the log that lie within a scope, page after page, in order. An event of an opportunity is visible to whom
 * the opportunity belongs now; any other event within the outlet that it names. To a partner and a consultant nothing but
 * their opportunities is visible.
 * @param ownerOf whose the opportunity in a stream is, as the store holds it
 */
export function visibleEvents(scope: Scope, ownerOf: (stream: StreamName) => Promise<Target>) {
  const owners = new Map<StreamName, Target>();

  async function targetOf({ stream, type, meta }: RecordedEvent): Promise<Target> {
    if (categoryOf(stream) !== 'opportunity') return { outlet: meta.outlet };
    if (CHANGING_HANDS.has(type)) owners.delete(stream);
    const known = owners.get(stream) ?? (await ownerOf(stream));
    owners.delete(stream);
    owners.set(stream, known);
    const [oldest] = owners.keys();
    if (owners.size > REMEMBERED && oldest !== undefined) owners.delete(oldest);
    return known;
  }

  return async (events: readonly RecordedEvent[]): Promise<readonly RecordedEvent[]> => {
    if (isUnbounded(scope)) return events;
    const visible: RecordedEvent[] = [];
    for (const event of events) if (covers(scope, await targetOf(event))) visible.push(event);
    return visible;
  };
}
