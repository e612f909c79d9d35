import type { FunnelConversionAnswer } from '#engine';
import type { Language, Text } from '#kernel';
import { table } from '../output.ts';
import { intervalText, numberText, percent } from './funnel-figures.ts';

type Figures = Pick<FunnelConversionAnswer, 'cumulativeIncidence' | 'curve' | 'curveUnsaid'>;
type AskedPoint = Figures['cumulativeIncidence'][number];
type Earlier = NonNullable<FunnelConversionAnswer['earlier']>;

const HEADINGS: readonly Text[] = [
  { zh: '天数', en: 'day' },
  { zh: '在险数', en: 'at risk' },
  { zh: '仍在途', en: 'undecided' },
  { zh: '已赢', en: 'won' },
  { zh: '95% 区间', en: '95 % interval' },
  { zh: '已输', en: 'lost' },
  { zh: '', en: '' },
];

const UNSAID: Readonly<Record<NonNullable<Figures['curveUnsaid']> | 'horizon-not-reached', Text>> = {
  'not-a-cohort': { zh: '仅同期群有曲线（--kind cohort）', en: 'only a cohort has a curve (--kind cohort)' },
  'nothing-entered': { zh: '期间内无新进入', en: 'nothing entered in the period' },
  'too-few': { zh: '数量不足（--min）', en: 'too few (--min)' },
  'nobody-at-risk': {
    zh: '录入前均已结束，无在险者',
    en: 'all had ended before they were recorded: nothing was ever at risk',
  },
  'nothing-ended': { zh: '尚无赢单或输单', en: 'nothing is won or lost yet' },
  'horizon-not-reached': { zh: '观察期未达', en: 'nothing was watched for so long' },
};

/** The curve at the days asked for, or at each of its own, with what its end is worth. */
export function curveText(
  { cumulativeIncidence, curve, curveUnsaid }: Figures,
  lang: Language,
  isFull: boolean,
): string {
  const zh = lang === 'zh';
  const title = zh
    ? '进入后若干天内赢单的比例（输单为竞争结果）'
    : 'share won within days of the beginning, losses competing';
  if (!curve) return `${title}: ${UNSAID[curveUnsaid ?? 'nothing-entered'][lang]}`;
  const points = isFull ? (curve.points ?? []) : cumulativeIncidence;
  const { plateau, medianDays, lastEventDay, thinFromDay, neverAtRisk } = curve;
  const level = [percent(plateau.won), intervalText(plateau.interval) && `(${intervalText(plateau.interval)})`];
  const end = level.filter((part) => part !== '').join(' ');
  const notes = [
    zh
      ? `平台值 ${end}，自第 ${plateau.day} 天起；最后一次结束在第 ${numberText(lastEventDay)} 天；半数在 ${numberText(medianDays) || '—'} 天内有结果`
      : `plateau ${end} since day ${plateau.day}; last event on day ${numberText(lastEventDay)}; half decided within ${numberText(medianDays) || '—'} days`,
    ...(thinFromDay === null
      ? []
      : [
          zh
            ? `* 自第 ${thinFromDay} 天起在险不足 30：尾部不可依赖`
            : `* from day ${thinFromDay} on fewer than 30 are at risk: not to be relied upon`,
        ]),
    ...(neverAtRisk === undefined
      ? []
      : [
          zh
            ? `${neverAtRisk} 个在录入前已结束，从未在险`
            : `${neverAtRisk} had ended before they were recorded: never at risk`,
        ]),
  ];
  return [
    title,
    table([HEADINGS.map((heading) => heading[lang]), ...points.map((point) => cells(point, lang))]),
    ...notes,
  ].join('\n');
}

function cells(point: AskedPoint, lang: Language): readonly string[] {
  const { day, atRisk, survival, won, interval, lost } = point;
  const note = 'unsaid' in point ? UNSAID[point.unsaid][lang] : point.thin ? '*' : '';
  const shares = [percent(survival), percent(won), intervalText(interval), percent(lost)];
  return [String(day), atRisk === null ? '' : String(atRisk), ...shares, note];
}

const EARLIER_HEADINGS: readonly Text[] = [
  { zh: '天数', en: 'day' },
  { zh: '当时在险', en: 'at risk then' },
  { zh: '当时已赢', en: 'won then' },
  { zh: '95% 区间', en: '95 % interval' },
  { zh: '现在在险', en: 'at risk now' },
  { zh: '现在已赢', en: 'won now' },
  { zh: '95% 区间', en: '95 % interval' },
  { zh: '', en: '' },
];

/** An earlier curve beside what became of the same cohort, and whether the one still stands. */
export function earlierText({ asOf, effectiveAt, early, late, outside, agrees }: Earlier, lang: Language): string {
  const zh = lang === 'zh';
  const title = zh
    ? `较早的曲线  effectiveAt ${effectiveAt}  asOf ${asOf}：当时 ${early.entered} 个，同一批现在 ${late.entered} 个`
    : `an earlier curve  effectiveAt ${effectiveAt}  asOf ${asOf}: ${early.entered} had entered, the same ${late.entered} now`;
  const rows = early.cumulativeIncidence.map((then, place) => {
    const now = late.cumulativeIncidence[place]!;
    const ofCurve = ({ atRisk, won, interval }: AskedPoint) => [
      atRisk === null ? '' : String(atRisk),
      percent(won),
      intervalText(interval),
    ];
    const unsaid = 'unsaid' in then ? then.unsaid : 'unsaid' in now ? now.unsaid : undefined;
    return [String(then.day), ...ofCurve(then), ...ofCurve(now), unsaid ? UNSAID[unsaid][lang] : ''];
  });
  return [
    title,
    table([EARLIER_HEADINGS.map((heading) => heading[lang]), ...rows]),
    zh ? verdictZh(outside, agrees) : verdictEn(outside, agrees),
  ].join('\n');
}

function verdictZh(outside: Earlier['outside'], agrees: boolean | null): string {
  if (agrees === null) return '两条曲线没有可同时比较的天数。';
  if (agrees) return '较早的曲线始终在后来曲线的 95% 区间之内。';
  const spans = sides(outside).map(([side, days]) => `第 ${days} 天${side === 'above' ? '偏高' : '偏低'}`);
  return `较早的曲线越出后来曲线的 95% 区间：${spans.join('；')}。\n当时未决的与已决的走向不同，不可据其外推。`;
}

function verdictEn(outside: Earlier['outside'], agrees: boolean | null): string {
  if (agrees === null) return 'There is no day on which both curves can be told.';
  if (agrees) return 'The earlier curve stays within the 95 % interval of the later one.';
  const spans = sides(outside).map(([side, days]) => `${side} it on days ${days}`);
  return [
    `The earlier curve lies outside the 95 % interval of the later one: ${spans.join('; ')}.`,
    'What was undecided then went another way than what had been decided: do not extrapolate from it.',
  ].join('\n');
}

/** The days below, and the days above. */
function sides(outside: Earlier['outside']): readonly (readonly [side: string, days: string])[] {
  return [...Map.groupBy(outside, ({ side }) => side)].map(([side, spans]) => {
    const days = spans.map(({ fromDay, toDay }) => (fromDay === toDay ? `${fromDay}` : `${fromDay}–${toDay}`));
    return [side, days.join(', ')];
  });
}
