import { clear, defineEvent, type Period, personal } from '#kernel';

export const CONCLUSIONS = ['keep', 'amend'] as const;

/** A quarter or half-year was looked back on. */
export interface TargetReviewed {
  readonly period: Period;
  /** Whether the target stays, or is to be amended. */
  readonly conclusion: (typeof CONCLUSIONS)[number];
  readonly note?: string;
}

export const targetReviewed = defineEvent<TargetReviewed>(
  'TargetReviewed',
  'target',
  { period: clear, conclusion: clear, note: personal() },
  [
    { period: '2027-Q1' as Period, conclusion: 'keep' },
    { period: '2027-H1' as Period, conclusion: 'amend', note: '新车型延期上市' },
  ],
);
