import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Instant, instantOf } from '#kernel';
import { newAgenda } from './agenda.ts';
import type { Scripted } from './script.ts';

const command = (name: string, recordedAt: Instant, more: Partial<Scripted> = {}): Scripted => ({
  command: name,
  id: 'x',
  data: {},
  actor: { id: 'a', role: 'service' },
  commandId: name,
  occurredAt: recordedAt,
  recordedAt,
  ...more,
});

describe('an agenda', () => {
  it('gives all in order of time, equal times in the order in which they were added', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20)), (times) => {
        const agenda = newAgenda();
        times.forEach((time, n) => {
          agenda.add(command(String(n), instantOf(time)));
        });
        const taken = [...agenda.before(instantOf(100))].map(({ command: name }) => Number(name));
        const sorted = times.map((time, n) => ({ time, n })).sort((a, b) => a.time - b.time || a.n - b.n);
        expect(taken).toEqual(sorted.map(({ n }) => n));
      }),
    );
  });

  it('keeps what is not before the instant', () => {
    const agenda = newAgenda();
    for (const time of [5, 3, 4]) agenda.add(command(String(time), instantOf(time)));
    expect([...agenda.before(instantOf(4))].map(({ command: name }) => name)).toEqual(['3']);
    expect([...agenda.before(instantOf(6))].map(({ command: name }) => name)).toEqual(['4', '5']);
  });

  it('reads an odometer when its turn comes, whenever it was added', () => {
    const car = { vehicleId: 'car', booked: new Set<number>(), odometer: 1000 };
    const agenda = newAgenda();
    agenda.add(command('second', instantOf(2), { odometer: { car, drivenTenths: 0 } }));
    agenda.add(command('first', instantOf(1), { odometer: { car, drivenTenths: 65 } }));
    const taken = [...agenda.before(instantOf(3))];
    expect(taken.map(({ data }) => data.odometerKm)).toEqual([106.5, 106.5]);
    expect(taken[0]).not.toHaveProperty('odometer');
  });
});
