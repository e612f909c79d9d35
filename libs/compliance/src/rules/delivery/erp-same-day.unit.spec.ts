import { describe, expect, it } from '@jest/globals';
import { streamName, type Zone } from '#kernel';
import { created, idOf, local, statusOf, type Told, told, verdictsOf } from '../../testing/told.fixture.ts';
import { erpSameDay } from './erp-same-day.ts';

const opened = created('2026-11-20 09:00');
const converted = (data: object = {}, at = '2026-12-05 14:00'): Told => [at, 'Converted', data];
const stream = streamName('erpBatch', 'o-1-2026-12-05');
const exported = (at: string, { acknowledged = at, recorded = at, ids = ['op-1'] } = {}): Told => [
  at,
  'ExportedToErp',
  { batchId: 'b-1', opportunityIds: ids, acknowledgedAt: local(acknowledged) },
  { stream, recorded },
];
const failed = (at: string): Told => [at, 'ErpExportFailed', { batchId: 'b-0', opportunityIds: ['op-1'] }, { stream }];

describe('erp-same-day', () => {
  it.each([
    ['2026-12-05 23:59:59', 'kept'],
    ['2026-12-06 00:00:00', 'violated'],
  ])('converted on 2026-12-05 and exported at %s is %s', (at, status) => {
    expect(statusOf(erpSameDay, told(opened, converted(), exported(at)))).toBe(status);
  });

  it.each([
    ['2026-12-05 23:59:59', '2026-12-06 00:00:00', 'kept'],
    ['2026-12-05 23:59:59', '2026-12-06 00:00:01', 'violated'],
    ['2026-12-06 00:00:00', '2026-12-06 00:00:00', 'violated'],
  ])('acknowledged at %s and recorded at %s is %s: there is no late entry', (acknowledged, recorded, status) => {
    const history = told(opened, converted(), exported('2026-12-05 23:00', { acknowledged, recorded }));
    expect(statusOf(erpSameDay, history)).toBe(status);
  });

  it('is final with the day', () => {
    expect(statusOf(erpSameDay, told(opened, converted()), { at: '2026-12-05 23:59:59' })).toBe('open');
    expect(statusOf(erpSameDay, told(opened, converted()), { at: '2026-12-06 00:00:00' })).toBe('violated');
  });

  it('is met by the export that names the opportunity, and by no failure', () => {
    const other = exported('2026-12-05 20:00', { ids: ['op-2', 'op-11'] });
    expect(statusOf(erpSameDay, told(opened, converted(), other, failed('2026-12-05 21:00')))).toBe('violated');
    const both = exported('2026-12-05 20:00', { ids: ['op-2', 'op-1'] });
    expect(verdictsOf(erpSameDay, told(opened, converted(), failed('2026-12-05 19:00'), both))).toMatchObject([
      { status: 'kept', subject: { kind: 'opportunity', id: 'op-1' }, consultant: 's-1', evidence: [idOf(1), idOf(3)] },
    ]);
  });

  it('is mended by the export that comes later, and tells where it was only recorded late', () => {
    expect(verdictsOf(erpSameDay, told(opened, converted(), exported('2026-12-07 10:00')))).toMatchObject([
      { status: 'violated', since: local('2026-12-06 00:00'), fixedAt: local('2026-12-07 10:00'), recordedLate: false },
    ]);
    const late = exported('2026-12-05 20:00', { recorded: '2026-12-06 08:00' });
    expect(verdictsOf(erpSameDay, told(opened, converted(), late))).toMatchObject([
      { status: 'violated', fixedAt: local('2026-12-06 08:00'), recordedLate: true },
    ]);
  });

  it.each([
    ['2026-12-05', '2026-12-05 23:59:59', 'kept'],
    ['2026-12-04', '2026-12-05 15:00:00', 'violated'],
    ['2026-12-06', '2026-12-06 23:59:59', 'kept'],
    [undefined, '2026-12-05 15:00:00', 'none'],
  ])('counted from a date of sale of %s, an export at %s is %s', (saleDate, at, status) => {
    const history = told(opened, converted({ saleDate }), exported(at));
    expect(statusOf(erpSameDay, history, { parameters: { from: 'saleDate' } })).toBe(status);
  });

  it.each([
    ['America/New_York', '2026-11-01T06:30:00.000Z', '2026-11-02T05:00:00.000Z'],
    ['America/New_York', '2027-01-01T04:59:59.999Z', '2027-01-01T05:00:00.000Z'],
    ['UTC', '2026-12-31T23:59:59.999Z', '2027-01-01T00:00:00.000Z'],
    ['Asia/Shanghai', '2026-12-31T16:00:00.000Z', '2027-01-01T16:00:00.000Z'],
    ['Asia/Shanghai', '2028-02-29T15:59:59.999Z', '2028-02-29T16:00:00.000Z'],
  ])('in %s, converted at %s, is due at %s', (zone, at, dueAt) => {
    const history = told(created('2026-10-20 09:00'), converted({}, at));
    expect(verdictsOf(erpSameDay, history, { scene: { zone: zone as Zone } })).toMatchObject([{ dueAt }]);
  });
});
