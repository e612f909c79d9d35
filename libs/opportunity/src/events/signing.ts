import { clear, personal } from '#kernel';
import { type OfEpisode, opportunityEvent } from './opportunity-event.ts';

/** An item of a checklist by its code, and whether it was done. */
export interface ChecklistItem {
  readonly item: string;
  readonly done: boolean;
}

export interface Signing extends OfEpisode {
  readonly orderId?: string;
  readonly checklist: readonly ChecklistItem[];
  readonly note?: string;
}

const fields = { episode: clear, orderId: clear, checklist: clear, note: personal() } as const;

/** The signing was prepared, before it took place. */
export const preSignPrepared = opportunityEvent<Signing>('PreSignPrepared', fields, [
  {
    episode: 1,
    orderId: 'r-1',
    checklist: [
      { item: 'contract_printed', done: true },
      { item: 'quote_confirmed', done: false },
    ],
    note: '客户希望周五上午签',
  },
]);

/** The signing was looked back on, after it took place. */
export const postSignReviewed = opportunityEvent<Signing>('PostSignReviewed', fields, [
  { episode: 1, orderId: 'r-1', checklist: [{ item: 'documents_complete', done: true }], note: '发票信息待补' },
]);
