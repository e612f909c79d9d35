import { defineEvent, type EventType, type Fact, type Fields } from '#kernel';

/** Declares an event of the stream `opportunity-<id>`, in its first version. */
export function opportunityEvent<Data extends object>(
  type: string,
  fields: Fields<Data>,
  examples: readonly Data[],
): EventType<Data> {
  return defineEvent(type, 'opportunity', fields, examples);
}

/** Every event names the episode it belongs to: 1 from Created on, one more with each OpportunityReopened. */
export interface OfEpisode {
  readonly episode: number;
}

/** A statement that an event of this type happened. */
export function stated<Data extends object>(type: EventType<Data>, data: Data): Fact<Data> {
  return { type: type.type, data };
}
