import { type CommandType, fact, type Instant, refuse } from '#kernel';
import { type ErpBatches, erpBatch, erpBatchId } from '../erp-batch.ts';
import { erpExportFailed } from '../events/erp-export-failed.ts';
import { type ErpExport, exportedToErp } from '../events/exported-to-erp.ts';

/** A batch was sent to DSERP: what came of it is one of the two, an acknowledgement or a failure. */
export interface ExportToErp extends ErpExport {
  readonly acknowledgedAt?: Instant;
  readonly failure?: string;
}

export const exportToErp: CommandType<ExportToErp, ErpBatches> = {
  name: 'ExportToErp',
  aggregate: erpBatch,
  lateness: 'contact',
  creates: 'erp-batch',
  idOf: ({ outlet, date }) => erpBatchId(outlet, date),
  decide({ acknowledgedAt, failure, ...batch }, state, { id, occurredAt, imported }) {
    if (!imported) {
      if (erpBatchId(batch.outlet, batch.date) !== id) return wrongPlace();
      const taken = state.acknowledged.get(batch.batchId);
      if (taken !== undefined) return takenBefore(taken);
      if (batch.opportunityIds.length === 0) return empty();
      if (acknowledgedAt !== undefined && acknowledgedAt > occurredAt) return notYet();
    }
    if (acknowledgedAt !== undefined && failure === undefined)
      return [fact(exportedToErp, { ...batch, acknowledgedAt })];
    if (acknowledgedAt === undefined && failure !== undefined) return [fact(erpExportFailed, { ...batch, failure })];
    return eitherOr();
  },
};

function wrongPlace() {
  return refuse(
    'erp-batch-of-outlet-and-date',
    { zh: '批次流的编号须由门店和日期组成', en: 'The id is made of the outlet and the date of the batch' },
    { remedy: { zh: '省略编号，或写 <门店>-<日期>', en: 'Leave the id out, or give <outlet>-<date>' } },
  );
}

function takenBefore(event: string) {
  return refuse(
    'erp-batch-once',
    { zh: '该批次已被 DSERP 接收', en: 'DSERP has acknowledged this batch already' },
    { evidence: [event], remedy: { zh: '为新的批次使用新的编号', en: 'Use a new batchId for another batch' } },
  );
}

function empty() {
  return refuse(
    'erp-batch-not-empty',
    { zh: '批次没有销售', en: 'The batch names no sale' },
    { remedy: { zh: '没有可导出的销售时不要导出', en: 'Export nothing where there is nothing to export' } },
  );
}

function notYet() {
  return refuse(
    'erp-acknowledged-before-recorded',
    { zh: '确认时间晚于发生时间', en: 'The acknowledgement lies after the export that it is part of' },
    { remedy: { zh: '收到确认后再登记', en: 'Record the export once it is acknowledged' } },
  );
}

function eitherOr() {
  return refuse(
    'erp-export-outcome',
    { zh: '导出须有确认时间或失败代码之一', en: 'An export is either acknowledged or has failed' },
    { remedy: { zh: '填写 acknowledgedAt 或 failure 之一', en: 'Give either acknowledgedAt or failure' } },
  );
}
