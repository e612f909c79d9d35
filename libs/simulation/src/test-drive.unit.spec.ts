import { describe, expect, it } from '@jest/globals';
import type { Instant, LocalDate, Zone } from '#kernel';
import { calendarOf } from './calendar.ts';
import { bookSlot } from './test-drive.ts';

const calendar = calendarOf('2025-03-01' as LocalDate, 1, 'UTC' as Zone);
const car = (vehicleId: string) => ({ vehicleId, booked: new Set<number>(), odometer: 0 });

describe('bookSlot', () => {
  it.each([
    ['2025-03-01T10:00:00.000Z', '2025-03-01T10:00:00.000Z'],
    ['2025-03-01T10:00:01.000Z', '2025-03-01T11:00:00.000Z'],
    ['2025-03-01T03:00:00.000Z', '2025-03-01T09:00:00.000Z'],
    ['2025-03-01T17:30:00.000Z', '2025-03-02T09:00:00.000Z'],
  ])('wanted at %s: the hour of %s', (wanted, at) => {
    expect(bookSlot([car('a')], wanted as Instant, calendar).at).toBe(at);
  });

  it('never books a car twice for an hour', () => {
    const cars = [car('a'), car('b')];
    const wanted = '2025-03-01T16:00:00.000Z' as Instant;
    const slots = Array.from({ length: 5 }, () => bookSlot(cars, wanted, calendar));
    expect(slots.map((slot) => `${slot.car.vehicleId} ${slot.at.slice(8, 13)}`)).toEqual([
      'a 01T16',
      'b 01T16',
      'a 01T17',
      'b 01T17',
      'a 02T09',
    ]);
  });
});
