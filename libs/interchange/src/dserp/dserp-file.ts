import type { Instant, LocalDate, Money } from '#kernel';
import { csvText } from '../csv-text.ts';
import { sha256 } from '../import-key.ts';

/** A sale as DSERP takes it. Personal fields stand in `buyer`, each under the name of its column. */
export interface DserpSale {
  readonly opportunityId: string;
  readonly orderId?: string;
  readonly outlet: string;
  readonly convertedAt: Instant;
  readonly saleDate?: string;
  readonly vin?: string;
  readonly model?: string;
  /** As amended, before what was granted. */
  readonly amount?: Money;
  readonly customerType?: string;
  /** Fields that are not there, or whose key was destroyed, are absent. */
  readonly buyer: Readonly<Partial<Record<BuyerColumn, string>>>;
}

export const BUYER_COLUMNS = [
  'customer_name',
  'id_number',
  'phone',
  'mobile',
  'province',
  'city',
  'address',
  'contact_name',
  'contact_phone',
  'contact_mobile',
  'invoice_name',
] as const;
export type BuyerColumn = (typeof BUYER_COLUMNS)[number];

const SALE_COLUMNS = [
  ...['opportunity_id', 'order_id', 'outlet', 'converted_at', 'sale_date', 'vin', 'model', 'amount', 'currency'],
  'customer_type',
];

export interface DserpBatch {
  readonly batchId: string;
  readonly outlet: string;
  /** The local date on which the sales were made. */
  readonly date: LocalDate;
  readonly sales: readonly DserpSale[];
}

/** What goes with the file of a batch. */
export interface DserpManifest {
  readonly format: 'dealtrail-dserp@1';
  readonly batchId: string;
  readonly outlet: string;
  readonly date: LocalDate;
  /** Name of the file beside the manifest. */
  readonly file: string;
  /** Of the file: hex, lower case. */
  readonly sha256: string;
  /** Lines of the file, its header apart. */
  readonly rows: number;
  readonly columns: readonly string[];
  /** Whether the columns of persons are among them: DSERP takes no other file. */
  readonly personalData: boolean;
  readonly opportunityIds: readonly string[];
}

export interface DserpFile {
  readonly csv: string;
  readonly manifest: DserpManifest;
}

/** The same batch gives the same bytes. Without personal data its columns are left out, and not merely empty. */
export function dserpFile({ batchId, outlet, date, sales }: DserpBatch, personalData: boolean): DserpFile {
  const columns = personalData ? [...SALE_COLUMNS, ...BUYER_COLUMNS] : SALE_COLUMNS;
  const csv = csvText([columns, ...sales.map((sale) => fieldsOf(sale, personalData))]);
  return {
    csv,
    manifest: {
      format: 'dealtrail-dserp@1',
      batchId,
      outlet,
      date,
      file: `dserp-${outlet}-${date}-${batchId}.csv`,
      sha256: sha256(new TextEncoder().encode(csv)),
      rows: sales.length,
      columns,
      personalData,
      opportunityIds: sales.map(({ opportunityId }) => opportunityId),
    },
  };
}

function fieldsOf(sale: DserpSale, personalData: boolean): readonly string[] {
  const { opportunityId, orderId, outlet, convertedAt, saleDate, vin, model, amount, customerType, buyer } = sale;
  const fields = [opportunityId, orderId, outlet, convertedAt, saleDate, vin, model, amount?.amount, amount?.currency];
  const ofBuyer = personalData ? BUYER_COLUMNS.map((column) => buyer[column]) : [];
  return [...fields, customerType, ...ofBuyer].map((field) => field ?? '');
}
