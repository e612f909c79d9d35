import { localDate } from '#kernel';
import { converted } from '#opportunity';
import { eventRule } from '../../define-rule.ts';

/**
 * S41 销售日期为必填项. A sale is dated from the day of its order to the day of the conversion, both days included; where no
 * order is known, only the second is judged.
 */
export const saleDateConsistent = eventRule({
  name: 'sale-date-consistent',
  kind: 'soft',
  seed: 'S41',
  parameters: {},
  on: [converted],
  judge({ data: { saleDate, orderId }, state, occurredAt }, _parameters, { zone }) {
    if (saleDate === undefined) return undefined;
    const placed = orderId === undefined ? undefined : state.orders.get(orderId)?.placed;
    const to = localDate(occurredAt, zone);
    const from = placed && localDate(placed.at, zone);
    return {
      kept: saleDate <= to && (from === undefined || from <= saleDate),
      values: { saleDate, from: from ?? '…', to },
      evidence: placed ? [placed.eventId] : [],
    };
  },
  message: {
    zh: '销售日期 {saleDate} 不在订单日期与成交日期之间（{from} 至 {to}）',
    en: 'The sale date, {saleDate}, lies outside the days from the order to the conversion ({from} to {to})',
  },
  remedy: { zh: '用 CorrectEvent 更正销售日期', en: 'Correct the sale date with CorrectEvent' },
});
