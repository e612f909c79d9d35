import { fact, type Instant, type LocalDate } from '#kernel';
import { describeCommand } from '#kernel/testing';

import { erpExportFailed } from '../events/erp-export-failed.ts';
import { exportedToErp } from '../events/exported-to-erp.ts';
import { exportToErp } from './export-to-erp.ts';

const batch = {
  batchId: 'batch-1',
  outlet: 'outlet-1',
  date: '2026-11-20' as LocalDate,
  opportunityIds: ['opportunity-1'],
  rows: 1,
  sha256: 'f00d',
};
const id = 'outlet-1-2026-11-20';
const at = '2026-11-20T11:30:00.000Z' as Instant;
const acknowledged = { ...batch, acknowledgedAt: at };
const failed = { ...batch, failure: 'timeout' };

describeCommand(exportToErp, {}, [
  { name: 'acknowledged', id, at, input: acknowledged, gives: [fact(exportedToErp, acknowledged)] },
  { name: 'failed', id, at, input: failed, gives: [fact(erpExportFailed, failed)] },
  {
    name: 'again after it failed',
    id,
    at,
    given: [fact(erpExportFailed, failed)],
    input: acknowledged,
    gives: [fact(exportedToErp, acknowledged)],
  },
  {
    name: 'another batch of the day',
    id,
    at,
    given: [fact(exportedToErp, acknowledged)],
    input: { ...acknowledged, batchId: 'batch-2' },
    gives: [fact(exportedToErp, { ...acknowledged, batchId: 'batch-2' })],
  },
  {
    name: 'again after it was acknowledged',
    id,
    at,
    given: [fact(erpExportFailed, failed), fact(exportedToErp, acknowledged)],
    input: acknowledged,
    gives: { refused: 'erp-batch-once', evidence: [1] },
  },
  {
    name: 'under the id of another day',
    id: 'outlet-1-2026-11-21',
    at,
    input: acknowledged,
    gives: { refused: 'erp-batch-of-outlet-and-date', evidence: [] },
  },
  {
    name: 'of no sale',
    id,
    at,
    input: { ...acknowledged, opportunityIds: [] },
    gives: { refused: 'erp-batch-not-empty', evidence: [] },
  },
  {
    name: 'acknowledged later than it happened',
    id,
    at,
    input: { ...acknowledged, acknowledgedAt: '2026-11-20T11:30:00.001Z' as Instant },
    gives: { refused: 'erp-acknowledged-before-recorded', evidence: [] },
  },
  { name: 'neither', id, at, input: batch, gives: { refused: 'erp-export-outcome', evidence: [] } },
  {
    name: 'both',
    id,
    at,
    input: { ...acknowledged, failure: 'timeout' },
    gives: { refused: 'erp-export-outcome', evidence: [] },
  },
]);
