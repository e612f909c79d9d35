import { clear, defineEvent, type LocalDate } from '#kernel';

/** What is to be done about a gap that a comparison showed, so that its effect can be measured. */
export interface RemedyPlanned {
  readonly comparisonId: string;
  /** Stage whose rate it is to raise. */
  readonly stage: string;
  /** What is pulled, as a code: `training`, `test-drives`, … */
  readonly lever: string;
  /** How much of it. */
  readonly quantity: number;
  /** Staff id. */
  readonly owner: string;
  /** The day by which it is done, in the zone of the outlet. */
  readonly due: LocalDate;
  /** The one outlet that the comparison was about. */
  readonly outlet?: string;
}

export const remedyPlanned = defineEvent<RemedyPlanned>(
  'RemedyPlanned',
  'remedy',
  { comparisonId: clear, stage: clear, lever: clear, quantity: clear, owner: clear, due: clear, outlet: clear },
  [
    {
      comparisonId: 'eyJhc09mIjoiMjAyNy0wNC0zMCJ9',
      stage: 'TEST_DRIVEN',
      lever: 'training',
      quantity: 2.5,
      owner: 'staff-1',
      due: '2027-05-31' as LocalDate,
      outlet: 'outlet-1',
    },
  ],
);
