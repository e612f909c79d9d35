import { describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from './event.ts';
import { eventRegistry } from './event-registry.ts';
import { clear, defineEvent, type EventType } from './event-type.ts';

const first = defineEvent<{ km: number }>('Driven', 'car', { km: clear }, [{ km: 5 }]);
const third: EventType<{ metres: number }> = {
  ...defineEvent<{ metres: number }>('Driven', 'car', { metres: clear }, [{ metres: 5000 }]),
  schemaVersion: 3,
  upcasts: [(data) => ({ kilometres: data.km ?? null }), (data) => ({ metres: Number(data.kilometres) * 1000 })],
};

const event = (schemaVersion: number, data: RecordedEvent['data']) =>
  ({ type: 'Driven', schemaVersion, data }) as RecordedEvent;

describe('the event registry', () => {
  it('brings an old payload to the version of today, step by step', () => {
    const registry = eventRegistry([third]);
    expect(registry.upcast(event(1, { km: 7 }))).toMatchObject({ schemaVersion: 3, data: { metres: 7000 } });
    expect(registry.upcast(event(2, { kilometres: 7 }))).toMatchObject({ schemaVersion: 3, data: { metres: 7000 } });
  });

  it('leaves alone what is current, of a later version, or of a type it does not know', () => {
    const registry = eventRegistry([first]);
    for (const kept of [event(1, { km: 7 }), event(9, { lightYears: 1 }), { ...event(1, {}), type: 'Foreign' }]) {
      expect(registry.upcast(kept)).toBe(kept);
    }
  });

  it('does not start with a type declared twice or with a gap in its versions', () => {
    expect(() => eventRegistry([first, first])).toThrow('declared twice');
    expect(() => eventRegistry([{ ...first, schemaVersion: 2 }])).toThrow('0 upcasts');
  });

  it('says which type it does not know', () => {
    expect(() => eventRegistry([]).typeOf('Driven')).toThrow('Driven is not an event type');
  });
});
