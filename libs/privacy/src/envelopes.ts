import type { Envelope, JsonObject } from '#kernel';

/** Where the envelopes stand in an event's data. */
export const SEALED = 'sealed';

/** The envelopes of an event's data, in order of subject. */
export function envelopesOf(data: JsonObject): readonly Envelope[] {
  return (data[SEALED] as readonly Envelope[] | undefined) ?? NONE;
}

const NONE: readonly Envelope[] = [];
