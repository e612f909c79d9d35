import { clear, defineEvent, type Instant, type LocalDate } from '#kernel';

/** What was sent in a batch: the sales named, as a file known by its hash. */
export interface ErpExport {
  readonly batchId: string;
  readonly outlet: string;
  /** Whose day the batch closes: the local date on which the sales were made. */
  readonly date: LocalDate;
  readonly opportunityIds: readonly string[];
  /** Lines of the file, its header apart. */
  readonly rows: number;
  /** Of the file: hex, lower case. */
  readonly sha256: string;
}

/** DSERP took a batch of sales, and said so. */
export interface ExportedToErp extends ErpExport {
  readonly acknowledgedAt: Instant;
}

export const exportedToErp = defineEvent<ExportedToErp>(
  'ExportedToErp',
  'erpBatch',
  {
    batchId: clear,
    outlet: clear,
    date: clear,
    opportunityIds: clear,
    rows: clear,
    sha256: clear,
    acknowledgedAt: clear,
  },
  [
    {
      batchId: 'batch-1',
      outlet: 'outlet-1',
      date: '2026-12-05' as LocalDate,
      opportunityIds: ['opportunity-1', 'opportunity-2'],
      rows: 2,
      sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
      acknowledgedAt: '2026-12-05T14:30:00.000Z' as Instant,
    },
  ],
);
