import { type Aggregate, dataOf, isAggregateId, type LocalDate } from '#kernel';
import { erpExportFailed } from './events/erp-export-failed.ts';
import { exportedToErp } from './events/exported-to-erp.ts';

/** What an outlet sent to DSERP of the sales of one day: as many batches as it took. */
export interface ErpBatches {
  readonly outlet?: string;
  /** By batch that DSERP acknowledged: id of the event. */
  readonly acknowledged: ReadonlyMap<string, string>;
}

export const erpBatch: Aggregate<ErpBatches> = {
  category: 'erpBatch',
  initial: { acknowledged: new Map() },
  evolve(state, event) {
    const exported = dataOf(exportedToErp, event);
    if (exported) {
      const { outlet, batchId } = exported;
      return { outlet, acknowledged: new Map(state.acknowledged).set(batchId, event.id) };
    }
    const failed = dataOf(erpExportFailed, event);
    return failed ? { ...state, outlet: failed.outlet } : state;
  },
  outletOf: ({ outlet }) => outlet,
};

/** The one stream of an outlet and a day; undefined where the outlet's id leaves no room for it. */
export function erpBatchId(outlet: string, date: LocalDate): string | undefined {
  const id = `${outlet}-${date}`;
  return isAggregateId(id) ? id : undefined;
}
