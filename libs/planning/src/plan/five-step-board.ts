import { numberOf, type Ratio } from '#funnel';
import { addMonths, type LocalDate, type Text } from '#kernel';

/** What makes an opportunity count for the reserve: all four. */
export interface Qualification {
  readonly from: LocalDate;
  /** The last day within the months: the same day of the month, or the last one where it has none. */
  readonly until: LocalDate;
  readonly criteria: readonly { readonly name: string; readonly label: Text }[];
}

export function qualificationOf(from: LocalDate, months: number): Qualification {
  return {
    from,
    until: addMonths(from, months),
    criteria: [
      {
        name: 'within3Months',
        label: {
          zh: `${months} 个月内可签`,
          en: `to be signed within ${months} ${months === 1 ? 'month' : 'months'}`,
        },
      },
      { name: 'quality', label: { zh: '有品质', en: 'quality' } },
      { name: 'largeDeal', label: { zh: '大户型', en: 'a large deal' } },
      { name: 'highAwareness', label: { zh: '认知高', en: 'high awareness' } },
    ],
  };
}

/** What is done every day, week and month. */
export interface ActionBoard {
  readonly daily: readonly { readonly share: number; readonly work: Text }[];
  readonly weekly: readonly Text[];
  readonly monthly: readonly Text[];
}

/** @param current the share of a day that goes to deals of the current month, in 0..1 */
export function actionBoard(current: Ratio): ActionBoard {
  const rest = { over: current.under - current.over, under: current.under };
  return {
    daily: [
      { share: numberOf(current), work: { zh: '当月成交', en: 'deals of the current month' } },
      {
        share: numberOf(rest),
        work: {
          zh: '机会转化、储备更新、终端更新',
          en: 'converting opportunities, refreshing the reserve and the terminals',
        },
      },
    ],
    weekly: [
      { zh: '签单前准备', en: 'pre-signing preparation' },
      { zh: '签单后复盘', en: 'post-signing review' },
    ],
    monthly: [
      { zh: '考核', en: 'assessment' },
      { zh: '激励', en: 'incentive' },
    ],
  };
}
