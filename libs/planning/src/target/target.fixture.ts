import fc from 'fast-check';
import { money, type Period, parsePeriod } from '#kernel';
import type { TargetPerson, TargetTree, TargetValue } from './target-tree.ts';

const period = (text: string) => parsePeriod(text) as Period;
const month = (n: number) => period(`2027-${String(n).padStart(2, '0')}`);
const quarter = (n: number) => [period(`2027-Q${n}`), ...[1, 2, 3].map((k) => month(3 * (n - 1) + k))];

const YEARS: readonly (readonly Period[])[] = [
  [period('2027')],
  [period('2027'), period('2027-H1'), period('2027-H2')],
  [period('2027'), ...[1, 2, 3, 4].flatMap(quarter)],
  [period('2027'), period('2027-H1'), period('2027-H2'), ...[1, 2].map((n) => period(`2027-Q${n}`))],
  [period('2027'), ...Array.from({ length: 12 }, (_, n) => month(n + 1))],
  quarter(3),
  [month(5)],
];

/** Everybody but the first is under somebody before: any tree, in any order of ids. */
const people = fc.array(fc.nat(), { maxLength: 5 }).chain((places) =>
  fc
    .shuffledSubarray(['a', 'B', 'c-1', 'c-10', 'c-2', 'd'], {
      minLength: places.length + 1,
      maxLength: places.length + 1,
    })
    .map((ids) =>
      ids.map(
        (id, n): TargetPerson => (n === 0 ? { id } : { id, under: ids[(places[n - 1] as number) % n] as string }),
      ),
    ),
);

export const trees: fc.Arbitrary<TargetTree> = fc
  .tuple(people, fc.constantFrom(...YEARS), fc.nat())
  .map(([people, periods, turn]) => ({ people, periods: rotated(periods, turn) }));

function rotated<Item>(items: readonly Item[], turn: number): readonly Item[] {
  const n = turn % items.length;
  return [...items.slice(n), ...items.slice(0, n)];
}

/** What a whole may come to: small numbers with remainders, and amounts beyond what floating point holds. */
export const wholes: fc.Arbitrary<TargetValue> = fc.oneof(
  fc.nat({ max: 1000 }),
  fc.bigInt({ min: 0n, max: 10n ** 17n }).map((units) => money(units, 'CNY')),
  fc.bigInt({ min: 0n, max: 10n ** 6n }).map((units) => money(units, 'JPY')),
);
