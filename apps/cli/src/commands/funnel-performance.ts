import {
  askFunnelPerformance,
  askPerformanceCell,
  type Engine,
  type FunnelPerformanceAnswer,
  type FunnelPerformanceQuestion,
} from '#engine';
import type { Instant, Language, Text } from '#kernel';
import type { PerformanceUnsaid } from '#projections/funnel-flow';
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
  readonly min?: string;
}

export async function performance(options: PerformanceOptions): Promise<void> {
  const asked = (engine: Engine): FunnelPerformanceQuestion => ({
    ...flowOf(options, engine),
    earlier: earlierOption(options.earlier, (name, text) => timeOption(name, text, options, engine) as Instant),
    minimum: minimumOption(options),
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
    ...incompleteLines(answer, lang),
  ].join('\n');
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
