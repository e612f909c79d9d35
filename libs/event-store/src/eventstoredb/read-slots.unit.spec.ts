import { expect, it } from '@jest/globals';
import { readSlots } from './read-slots.ts';

it('as many reads begin at a time as there are slots, the others in order as slots come free', async () => {
  const slots = readSlots(2);
  const begun: number[] = [];
  const taking = [0, 1, 2, 3].map(async (n) => {
    const give = await slots.take();
    begun.push(n);
    return give;
  });
  const [first, second] = await Promise.all(taking.slice(0, 2));
  expect(begun).toEqual([0, 1]);
  second?.();
  // Given back twice, it is one slot still.
  second?.();
  const third = await taking[2];
  expect(begun).toEqual([0, 1, 2]);
  first?.();
  await taking[3];
  expect(begun).toEqual([0, 1, 2, 3]);
  third?.();
});
