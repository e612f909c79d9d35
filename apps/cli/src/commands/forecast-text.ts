import type { ForecastAnswer } from '#engine';
import type { Language, Text } from '#kernel';
import { moneyText } from './funnel-options.ts';

type Method = ForecastAnswer['historical'];
export type Unsaid = NonNullable<Method['unsaid']>;

const UNSAID: Readonly<Record<Unsaid, Text>> = {
  'nothing-open': { zh: '无在手商机', en: 'nothing is open' },
  'nothing-in-base': { zh: '基期内该阶段无记录', en: 'nothing stood there in the base period' },
  'too-few-watched': { zh: '可观察数过少', en: 'too few were watched for so long' },
  'stage-not-of-the-model': { zh: '阶段不在模型中', en: 'its stage is not of the model' },
  'stage-not-of-the-ideal': { zh: '阶段不在理想漏斗中', en: 'its stage is not of the ideal' },
};

export function unsaidText(unsaid: Unsaid, lang: Language): string {
  return UNSAID[unsaid][lang];
}

/** Amounts of one method, each with its interval; why there are none. */
export function amountsText({ amounts, unsaid }: Method, lang: Language): string {
  if (unsaid) return unsaidText(unsaid, lang);
  return amounts
    .map(({ amount, interval: [low, high] }) => `${moneyText(amount)} (${low.amount} – ${high.amount})`)
    .join(' + ');
}

/** Wins of one method, with their interval. */
export function winsText({ wins }: Method): string {
  if (!wins) return '';
  const [low, high] = wins.interval.map((one) => String(Number(one.toFixed(1))));
  return `${wins.expected.toFixed(1)} (${low} – ${high})`;
}
