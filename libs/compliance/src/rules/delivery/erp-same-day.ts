import { type ExportedToErp, exportedToErp } from '#dealership';
import { aggregateIdOf, latest, localDate } from '#kernel';
import { converted } from '#opportunity';
import { dueRule } from '../../define-rule.ts';
import { closeOf } from '../../work-calendar.ts';

/**
 * S46 销售客户数据当天从DSCRM系统导入DSERP系统. Exported, and acknowledged by DSERP, before the local date of the conversion
 * ends, and recorded by then; with `from: saleDate`, the date of sale. The export stands in a stream of its own and names the
 * opportunity. Without a date of sale, that reading has nothing to judge.
 */
export const erpSameDay = dueRule({
  name: 'erp-same-day',
  seed: 'S46, A-18',
  parameters: { lateEntryHours: 0, from: 'converted' },
  choices: { from: ['converted', 'saleDate'] },
  on: [converted],
  opens({ stream, data, occurredAt }, _account, { from }, { zone }) {
    const date = from === 'saleDate' ? data.saleDate : localDate(occurredAt, zone);
    if (date === undefined) return [];
    return [{ key: aggregateIdOf(stream), deadline: { at: closeOf(date, zone), inclusive: false }, values: { date } }];
  },
  meets({ type, data }, { key }) {
    return type === exportedToErp.type && (data as unknown as ExportedToErp).opportunityIds.includes(key);
  },
  doneAt: ({ occurredAt, data }) => latest(occurredAt, (data as unknown as ExportedToErp).acknowledgedAt),
  message: {
    zh: '{date} 的销售数据当天未导入 DSERP',
    en: 'The sale of {date} was not exported to DSERP, and acknowledged, on that day',
  },
  remedy: { zh: '用 ExportToErp 导出并取得确认', en: 'Export it with ExportToErp, and have it acknowledged' },
});
