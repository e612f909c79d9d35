import type { RecordedEvent } from '#kernel';

/** Something that is done in the world because of an event: a mail, an export. */
export interface Effect {
  readonly name: string;
  /** Event types wanted, after upcast; `all` for every event. */
  readonly wants: readonly string[] | 'all';
  /**
   * Does it; the event is as stored, personal fields sealed. At least once an event, in the order of its stream: after a
   * crash an event may come again, so that whoever receives it tells repetitions by the event's id.
   * @throws what is wrong: the event is parked, and its stream waits behind it
   */
  run(event: RecordedEvent): Promise<void>;
}
