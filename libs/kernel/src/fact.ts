import type { Fact, StreamEvent } from './event.ts';
import type { EventType } from './event-type.ts';

/** What a decision states: an event of this type. */
export function fact<Data extends object>(type: EventType<Data>, data: Data): Fact<Data> {
  return { type: type.type, data };
}

/** The data of an event if it is of this type. Stored data lacks its personal fields: `evolve` reads clear ones only. */
export function dataOf<Data extends object>(type: EventType<Data>, event: StreamEvent): Data | undefined {
  return event.type === type.type ? (event.data as unknown as Data) : undefined;
}
