import type { Json } from '#kernel';
import { type Fact, inOrderOfHappening, inOrderOfRecording, isCorrection, type Said } from './known.fixture.ts';

/**
 * The events as the corrections among them leave them, in the order of happening. A correction is one of an earlier
 * event of the stream; they are applied in the order of recording, and an event that was taken back as a whole is gone.
 */
export function asCorrected(events: readonly Fact[]): readonly Fact[] {
  const corrections = inOrderOfRecording(events.filter(isCorrection));
  const left: Fact[] = [];
  for (const event of events) {
    if (isCorrection(event)) continue;
    const own = corrections
      .filter(({ data, position }) => data.eventId === event.id && position > event.position)
      .map(({ data }) => data);
    if (own.some(({ voided }) => voided?.includes(''))) continue;
    left.push(own.length === 0 ? event : { ...event, data: own.reduce(corrected, event.data) });
  }
  return inOrderOfHappening(left);
}

function corrected(data: Said, { voided, changes }: Said): Said {
  const copy = structuredClone(data);
  for (const pointer of voided ?? []) put(copy, pointer, undefined);
  for (const [pointer, value] of Object.entries(changes ?? {})) put(copy, pointer, value);
  return copy;
}

/** Writes a value where an RFC 6901 pointer leads, or removes what is there. */
function put(data: object, pointer: string, value: Json | undefined): void {
  const names = pointer
    .split('/')
    .slice(1)
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'));
  const last = names.pop() as string;
  let node = data as Record<string, Json>;
  for (const name of names) {
    if (typeof node[name] !== 'object' || node[name] === null) node[name] = {};
    node = node[name] as Record<string, Json>;
  }
  if (value === undefined) delete node[last];
  else node[last] = value;
}
