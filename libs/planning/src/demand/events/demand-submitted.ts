import { clear, defineEvent, type IsoWeek } from '#kernel';

export interface DemandLine {
  readonly model: string;
  readonly quantity: number;
}

/** What an outlet needs of the manufacturer for one week: of which model how many, and for which orders. */
export interface DemandSubmitted {
  readonly outlet: string;
  readonly week: IsoWeek;
  readonly lines: readonly DemandLine[];
  /** The active, unmatched orders that it is for; vehicles for stock have none. */
  readonly orderIds: readonly string[];
  /** It adds to what was submitted for the week before. */
  readonly supplementary?: boolean;
}

export const demandSubmitted = defineEvent<DemandSubmitted>(
  'DemandSubmitted',
  'demand',
  { outlet: clear, week: clear, lines: clear, orderIds: clear, supplementary: clear },
  [
    {
      outlet: 'outlet-1',
      week: '2026-W48' as IsoWeek,
      lines: [
        { model: 'sedan-a', quantity: 2 },
        { model: 'suv-b', quantity: 1 },
      ],
      orderIds: ['order-1', 'order-2'],
    },
    {
      outlet: 'outlet-1',
      week: '2026-W48' as IsoWeek,
      lines: [{ model: 'sedan-a', quantity: 1 }],
      orderIds: ['order-3'],
      supplementary: true,
    },
  ],
);
