import type { RecordedEvent } from './event.ts';
import type { EventType } from './event-type.ts';

/** All event types that an engine knows, by name. */
export interface EventRegistry {
  readonly types: ReadonlyMap<string, EventType>;
  /** @throws RangeError for a type that is not registered. */
  typeOf(name: string): EventType;
  /**
   * The event with its data in today's schema version. Stored bytes are never rewritten. An event of an unknown type or
   * of a later version comes back as it is: readers that do not want it pass it by.
   */
  upcast(event: RecordedEvent): RecordedEvent;
}

/** @throws RangeError for a name given twice, or a type whose upcasts do not lead from version 1 to today's. */
export function eventRegistry(types: readonly EventType[]): EventRegistry {
  const byName = new Map<string, EventType>();
  for (const type of types) {
    if (byName.has(type.type)) throw new RangeError(`event type ${type.type} is declared twice`);
    if (type.upcasts.length !== type.schemaVersion - 1) {
      throw new RangeError(`${type.type} is at version ${type.schemaVersion} with ${type.upcasts.length} upcasts`);
    }
    byName.set(type.type, type);
  }
  return {
    types: byName,
    typeOf(name) {
      const type = byName.get(name);
      if (!type) throw new RangeError(`${name} is not an event type of this engine`);
      return type;
    },
    upcast(event) {
      const type = byName.get(event.type);
      if (!type || event.schemaVersion >= type.schemaVersion) return event;
      const data = type.upcasts.slice(event.schemaVersion - 1).reduce((older, upcast) => upcast(older), event.data);
      return { ...event, schemaVersion: type.schemaVersion, data };
    },
  };
}
