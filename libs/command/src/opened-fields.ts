import type { EventStore } from '#event-store';
import { type EventRegistry, type Json, namesOf, type PersonalField, type StreamName } from '#kernel';
import type { Codec } from '#privacy';

type Named<Value> = Readonly<Record<string, Value | undefined>>;

/** Personal fields of earlier events, opened for one decision only; absent where the subject is forgotten. */
export function fieldOpener(store: EventStore, registry: EventRegistry, codec: Codec) {
  async function fieldValue(stream: StreamName, { revision, pointer }: PersonalField): Promise<Json | undefined> {
    for await (const page of store.readStream(stream, { from: revision, limit: 1 })) {
      const [event] = await codec.open(
        page.map((stored) => registry.upcast(stored)),
        (_subject, field) => field === pointer,
      );
      return event && readable(at(event.data, pointer));
    }
    return undefined;
  }

  return async function openFields(stream: StreamName, fields: Named<PersonalField>): Promise<Named<Json>> {
    const opened: Record<string, Json> = {};
    for (const [name, field] of Object.entries(fields)) {
      const value = field && (await fieldValue(stream, field));
      if (value !== undefined) opened[name] = value;
    }
    return opened;
  };
}

/** The value that an RFC 6901 pointer leads to. */
function at(data: Json, pointer: string): Json | undefined {
  let value: Json | undefined = data;
  for (const name of namesOf(pointer)) value = (value as Readonly<Record<string, Json>> | null | undefined)?.[name];
  return value;
}

/** What is forgotten or masked is as good as absent. */
function readable(value: Json | undefined): Json | undefined {
  return typeof value === 'object' && value !== null && ('forgotten' in value || 'masked' in value) ? undefined : value;
}
