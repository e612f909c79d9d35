import { expect, it } from '@jest/globals';
import { PARTITIONS, partitionOf } from './partition.ts';

// FNV-1a 32-bit test vectors of the draft: '' 811c9dc5, 'a' e40c292c, 'foobar' bf9cf968.
it.each([
  ['', 0x811c9dc5],
  ['a', 0xe40c292c],
  ['foobar', 0xbf9cf968],
])('the partition of %j follows from its FNV-1a hash', (stream, hash) => {
  expect(partitionOf(stream)).toBe(hash % PARTITIONS);
});

it('streams fill every partition about alike', () => {
  const filled = new Array<number>(PARTITIONS).fill(0);
  for (let n = 0; n < 6_400; n++) filled[partitionOf(`opportunity-o-${n}`)]! += 1;
  // 100 each; a binomial count strays beyond 60 of its mean once in 10^8 draws.
  for (const count of filled) expect(Math.abs(count - 100)).toBeLessThan(60);
});
