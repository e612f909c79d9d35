import { clear, defineEvent, type LocalDate } from '#kernel';
import type { ErpExport } from './exported-to-erp.ts';

/** DSERP did not take a batch, or nobody knows whether it did. */
export interface ErpExportFailed extends ErpExport {
  /** A code of the transfer, such as `timeout`; never text of a person. */
  readonly failure: string;
}

export const erpExportFailed = defineEvent<ErpExportFailed>(
  'ErpExportFailed',
  'erpBatch',
  { batchId: clear, outlet: clear, date: clear, opportunityIds: clear, rows: clear, sha256: clear, failure: clear },
  [
    {
      batchId: 'batch-1',
      outlet: 'outlet-1',
      date: '2026-12-05' as LocalDate,
      opportunityIds: ['opportunity-1', 'opportunity-2'],
      rows: 2,
      sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
      failure: 'timeout',
    },
  ],
);
