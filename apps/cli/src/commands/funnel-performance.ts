import {
  askFunnelPerformance,
  askPerformanceCell,
  type Engine,
  type FunnelPerformanceAnswer,
  type FunnelPerformanceQuestion,
} from '#engine';
import type { Instant, Language, Money, Text } from '#kernel';
import type { AttainmentUnsaid, PerformanceUnsaid } from '#projections/funnel-flow';
import { incompleteLines } from '../incomplete.ts';
import { table } from '../output.ts';
import { answerOrCell, type ExplainOptions } from './funnel-cell.ts';
import { intervalText, numberText, percent, signed } from './funnel-figures.ts';
import {
  earlierOption,
  flowOf,
  headLine,
  minimumOption,
  moneyText,
  type PeriodOptions,
  timeOption,
} from './funnel-options.ts';

export interface PerformanceOptions extends PeriodOptions, ExplainOptions {
  readonly earlier?: string;
  readonly target?: string;
  readonly person?: string;
  readonly min?: string;
}

export async function performance(options: PerformanceOptions): Promise<void> {
  const asked = (engine: Engine): FunnelPerformanceQuestion => ({
    ...flowOf(options, engine),
    earlier: earlierOption(options.earlier, (name, text) => timeOption(name, text, options, engine) as Instant),
    minimum: minimumOption(options),
    target: options.target,
    person: options.person,
  });
  const asks = { whole: askFunnelPerformance, cell: askPerformanceCell, render: renderPerformance };
  await answerOrCell(options, 'funnel', asked, asks);
}

type Figures = Omit<NonNullable<FunnelPerformanceAnswer['groups']>[number], 'key'>;

const HEADINGS: readonly Text[] = [
  { zh: '', en: '' },
  { zh: '新增', en: 'entered' },
  { zh: '赢单', en: 'won' },
  { zh: '销售额', en: 'sales' },
  { zh: '占比', en: 'share' },
  { zh: '上期销售额', en: 'earlier sales' },
  { zh: '增长率', en: 'growth' },
  { zh: '赢单率', en: 'win rate' },
  { zh: '95% 区间', en: '95 % interval' },
  { zh: '中位周期（天）', en: 'median cycle (days)' },
];

function renderPerformance(answer: FunnelPerformanceAnswer, lang: Language): string {
  const zh = lang === 'zh';
  const { earlierPeriod, minimum } = answer;
  const note = zh
    ? `上期 ${earlierPeriod.from} → ${earlierPeriod.to}；不足 ${minimum} 个的比率与中位数不列出`
    : `earlier ${earlierPeriod.from} → ${earlierPeriod.to}; rates and medians of fewer than ${minimum} are left out`;
  const rows = (answer.groups ?? []).map((group) => cells(group.label ?? group.key, group, lang));
  return [
    headLine(answer, lang),
    note,
    '',
    table([HEADINGS.map((one) => one[lang]), ...rows, cells(zh ? '合计' : 'all', answer, lang)]),
    ...attainmentLines(answer, lang),
    ...incompleteLines(answer, lang),
  ].join('\n');
}

const ATTAINMENT: Readonly<Record<AttainmentUnsaid, Text>> = {
  'not-of-the-target': { zh: '目标中没有此人', en: 'not of the target' },
  'not-locked': { zh: '目标尚未锁定', en: 'the target is not locked' },
  'target-of-nothing': { zh: '目标为零', en: 'a target of nothing' },
  'several-currencies': { zh: '多种货币', en: 'several currencies' },
};

/** How far whom has come to the target. */
function attainmentLines(answer: FunnelPerformanceAnswer, lang: Language): readonly string[] {
  const { target, groups = [] } = answer;
  if (!target) return [];
  const zh = lang === 'zh';
  const text = (value: Money | number | null) =>
    value === null ? '' : typeof value === 'number' ? String(value) : moneyText(value);
  const row = (name: string, { attainment }: Figures) => {
    if (!attainment) return [name];
    const { target: wanted, actual, rate, unsaid } = attainment;
    return [name, text(wanted), text(actual), unsaid ? `(${ATTAINMENT[unsaid][lang]})` : percent(rate)];
  };
  return [
    '',
    zh
      ? `目标 ${target.id}（${target.period}，${target.measure}）`
      : `target ${target.id} (${target.period}, ${target.measure})`,
    table([
      ['', zh ? '目标' : 'target', zh ? '实际' : 'actual', zh ? '达成率' : 'attained'],
      ...groups.map((group) => row(group.label ?? group.key, group)),
      row(answer.attainment?.person ?? '', answer),
    ]),
  ];
}

const UNSAID: Readonly<Record<PerformanceUnsaid, Text>> = {
  'nothing-won': { zh: '本期无赢单', en: 'nothing won' },
  'nothing-won-before': { zh: '上期无赢单', en: 'nothing won before' },
  'several-currencies': { zh: '多种货币', en: 'several currencies' },
  'other-currency': { zh: '货币不同', en: 'another currency' },
  'worth-nothing': { zh: '赢单无金额', en: 'wins without value' },
};

function cells(name: string, figures: Figures, lang: Language) {
  const { entered, won, shareOfValue, earlier, growth, unsaid, winRate, medianCycleDays } = figures;
  const why = (reason: PerformanceUnsaid | undefined) => (reason ? `(${UNSAID[reason][lang]})` : '');
  return [
    name,
    String(entered),
    String(won.count),
    worth(won),
    shareOfValue === null ? why(unsaid?.shareOfValue) : percent(shareOfValue),
    worth(earlier.won),
    growth === null ? why(unsaid?.growth) : `${signed(100 * growth, 1)} %`,
    percent(winRate.rate),
    intervalText(winRate.interval),
    numberText(medianCycleDays),
  ];
}

function worth({ value, values }: Figures['won']): string {
  return (value ? [value] : (values ?? [])).map(moneyText).join(' + ');
}
