import { fact, type Period } from '#kernel';
import { targetLocked } from '../events/target-locked.ts';
import { targetSet } from '../events/target-set.ts';

export const period = (text: string) => text as Period;
export const yuan = (amount: string) => ({ amount, currency: 'CNY' });
export const node = (person: string, of: string, value: { amount: string; currency: string } | number) => ({
  person,
  period: period(of),
  value,
});

/** An outlet and two of its staff, in a half-year and its quarters; the whole is 300.00 yuan. */
export const wanted = {
  outlet: 'o-1',
  measure: 'collected',
  people: [{ id: 'o-1' }, { id: 's-1', under: 'o-1' }, { id: 's-2', under: 'o-1' }],
  periods: [period('2027-H1'), period('2027-Q1'), period('2027-Q2')],
  nodes: [node('o-1', '2027-H1', yuan('300.00'))],
} as const;

export const set = fact(targetSet, wanted);
export const locked = fact(targetLocked, {});
