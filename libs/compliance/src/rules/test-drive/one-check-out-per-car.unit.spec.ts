import { describe, expect, it } from '@jest/globals';
import type { Kilometres } from '#kernel';
import { checkOut } from '../../testing/check-out.fixture.ts';
import { local, plainScene } from '../../testing/told.fixture.ts';
import { oneCheckOutPerCar } from './one-check-out-per-car.ts';

describe('one-check-out-per-car', () => {
  const reading = (at: string) => ({ event: `e-${at}`, at: local(`2026-11-21 ${at}`), odometerKm: 5 as Kilometres });
  it.each([
    ['no drive', [], true],
    ['a car that came back before', [{ opportunityId: 'op-1', out: reading('08:00'), back: reading('09:59') }], true],
    [
      'a car that comes back that moment',
      [{ opportunityId: 'op-1', out: reading('08:00'), back: reading('10:00') }],
      true,
    ],
    ['a car that is out', [{ opportunityId: 'op-1', out: reading('09:00') }], false],
    ['a car that is out for the same opportunity', [{ opportunityId: 'op-2', out: reading('10:00') }], false],
  ])('after %s, kept is %s', (_name, drives, kept) => {
    const happening = checkOut<object>(drives, {});
    expect(oneCheckOutPerCar.judge(happening, {}, plainScene)?.kept).toBe(kept);
    expect(oneCheckOutPerCar.subject?.(happening)).toEqual({ kind: 'vehicle', id: 'd-1' });
  });
});
