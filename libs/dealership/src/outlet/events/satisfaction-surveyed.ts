import { clear, defineEvent } from '#kernel';

/** A customer said how satisfied they are: `score` out of `scale`. */
export interface SatisfactionSurveyed {
  readonly score: number;
  /** The best score possible; the worst is 0. */
  readonly scale: number;
  readonly opportunityId?: string;
  readonly customerId?: string;
  readonly consultant?: string;
}

export const satisfactionSurveyed = defineEvent<SatisfactionSurveyed>(
  'SatisfactionSurveyed',
  'outlet',
  { score: clear, scale: clear, opportunityId: clear, customerId: clear, consultant: clear },
  [
    { score: 9, scale: 10 },
    { score: 4.5, scale: 5, opportunityId: 'opportunity-1', customerId: 'customer-1', consultant: 'staff-1' },
  ],
);
