import {
  askComparisonCell,
  askFunnelComparison,
  type Engine,
  type FunnelComparisonAnswer,
  type FunnelComparisonQuestion,
} from '#engine';
import type { Instant, Language, Text } from '#kernel';
import { incompleteLines } from '../incomplete.ts';
import { show, table } from '../output.ts';
import { withAnswer } from '../session.ts';
import { type ExplainOptions, limitOption, renderCell } from './funnel-cell.ts';
import { intervalText, numberText, percent, points, signed } from './funnel-figures.ts';
import {
  conditionsOf,
  daysOption,
  earlierOption,
  flowOf,
  headLine,
  minimumOption,
  moneyText,
  type PeriodOptions,
  stageLabel,
  timeOption,
  UNSAID,
} from './funnel-options.ts';

export interface CompareOptions extends PeriodOptions, ExplainOptions {
  readonly ideal?: string;
  readonly id?: string;
  readonly horizon?: string;
  readonly earlier?: string;
  readonly beside?: readonly string[];
  readonly min?: string;
}

export async function compare(options: CompareOptions): Promise<void> {
  const { explain, limit, after } = options;
  if (explain === undefined) {
    const answer = await withAnswer(options, 'compare', (engine) =>
      askFunnelComparison(engine, asked(options, engine)),
    );
    return show(answer, options, renderComparison);
  }
  const page = { cell: explain, limit: limitOption(limit), after };
  const answer = await withAnswer(options, 'compare', (engine) =>
    askComparisonCell(engine, { ...asked(options, engine), ...page }),
  );
  show(answer, options, renderCell);
}

function asked(options: CompareOptions, engine: Engine): FunnelComparisonQuestion {
  const { stageModel: _, ...flow } = flowOf(options, engine);
  return {
    ...flow,
    ideal: options.ideal,
    comparison: options.id,
    horizonDays: daysOption('--horizon', options.horizon),
    earlier: earlierOption(options.earlier, (name, text) => timeOption(name, text, options, engine) as Instant),
    beside: options.beside ? conditionsOf('--beside', options.beside) : undefined,
    minimum: minimumOption(options),
  };
}

type Stage = FunnelComparisonAnswer['stages'][number];
type CohortStage = Stage['actual'];
type Contribution = Pick<Stage, 'lmdi' | 'shapley' | 'share'>;

const HEADINGS: readonly Text[] = [
  { zh: '阶段', en: 'stage' },
  { zh: '理想数', en: 'ideal n' },
  { zh: '实际数', en: 'actual n' },
  { zh: '理想率', en: 'ideal' },
  { zh: '实际率', en: 'actual' },
  { zh: '95% 区间', en: '95 % interval' },
  { zh: '差（百分点）', en: 'gap (points)' },
  { zh: '显著', en: 'significant' },
  { zh: '期末观察', en: 'at risk' },
  { zh: '理想中位天数', en: 'ideal days' },
  { zh: '实际中位天数', en: 'actual days' },
];

function renderComparison(answer: FunnelComparisonAnswer, lang: Language): string {
  return [
    headLine(answer, lang),
    idealLine(answer, lang),
    '',
    stageTable(answer, lang),
    '',
    outcomeTable(answer, lang),
    '',
    contributions(answer, lang),
    ...others(answer, lang),
    ...segments(answer, lang),
    '',
    `${lang === 'zh' ? '比较编号' : 'comparison'} ${answer.id}`,
    ...incompleteLines(answer, lang),
  ].join('\n');
}

function idealLine({ ideal, horizonDays, minimum }: FunnelComparisonAnswer, lang: Language): string {
  const part = ideal.share === 1 ? '' : ` × ${numberText(100 * ideal.share)} %`;
  return lang === 'zh'
    ? `理想漏斗 ${ideal.id} 第 ${ideal.version} 版（${ideal.period}${part}），${horizonDays} 天内推进，少于 ${minimum} 个不列出`
    : `ideal ${ideal.id}, version ${ideal.version} (${ideal.period}${part}); gone on within ${horizonDays} days; fewer than ${minimum} are left out`;
}

function stageTable({ stages, stageModel }: FunnelComparisonAnswer, lang: Language): string {
  const zh = lang === 'zh';
  const rows = stages.map(({ stage, ideal, actual, gap, significant }) => [
    stageLabel(stageModel, stage, lang),
    numberText(ideal.count),
    String(actual.entered),
    percent(ideal.rate),
    rateText(actual, lang),
    intervalText(actual.interval),
    gap === null ? '' : points(gap),
    significant === null ? '' : significant ? (zh ? '是' : 'yes') : zh ? '否' : 'no',
    actual.atRisk === null ? '' : `${actual.atRisk}${actual.thin ? ' *' : ''}`,
    numberText(ideal.medianDays),
    numberText(actual.medianDays),
  ]);
  const isThin = stages.some(({ actual }) => actual.thin);
  const note = zh
    ? '* 曲线此处不足 30 个，不可依赖'
    : '* fewer than 30 at this point of the curve: not to be relied upon';
  return [table([HEADINGS.map((one) => one[lang]), ...rows]), ...(isThin ? [note] : [])].join('\n');
}

function rateText({ rate, unsaid }: CohortStage, lang: Language): string {
  return rate === null && unsaid ? `(${UNSAID[unsaid][lang]})` : percent(rate);
}

function outcomeTable(answer: FunnelComparisonAnswer, lang: Language): string {
  const { ideal, actual, gap, timing, wonInPeriod, residual } = answer;
  const { currency } = ideal.averageValue;
  const said = (figure: number | null) =>
    figure === null ? (actual.unsaid ? `(${UNSAID[actual.unsaid][lang]})` : '') : `${figure.toFixed(2)} ${currency}`;
  const zh = lang === 'zh';
  return table([
    ['', zh ? '进入' : 'entries', zh ? '平均成交额' : 'average value', zh ? '结果' : 'outcome'],
    [zh ? '理想' : 'ideal', numberText(ideal.entries), ideal.averageValue.amount, said(ideal.outcome)],
    [
      zh ? '实际' : 'actual',
      String(actual.entries),
      actual.averageValue === null ? '' : actual.averageValue.toFixed(2),
      said(actual.outcome),
    ],
    [zh ? '差额' : 'gap', '', '', said(gap)],
    [
      zh ? '本期赢单（含时间差）' : 'won in the period (with timing)',
      '',
      '',
      `${wonInPeriod ? moneyText(wonInPeriod) : ''}${timing === null ? '' : ` (${signed(timing)})`}`,
    ],
    [zh ? '未归因' : 'not attributed', '', '', residual === null ? '' : residual.toFixed(2)],
  ]);
}

function contributions(answer: FunnelComparisonAnswer, lang: Language): string {
  const { stages, stageModel, entries, averageValue } = answer;
  const zh = lang === 'zh';
  const row = (name: string, part: Contribution | null) => [
    name,
    part?.shapley == null ? '' : signed(part.shapley),
    part?.lmdi == null ? '' : signed(part.lmdi),
    part?.share == null ? '' : percent(part.share),
  ];
  return table([
    [zh ? '差额构成' : 'the gap is made of', 'Shapley', 'LMDI', zh ? '占比' : 'share'],
    row(zh ? '进入数' : 'entries', entries),
    ...stages.map((stage) => row(stageLabel(stageModel, stage.stage, lang), stage)),
    row(zh ? '平均成交额' : 'average value', averageValue),
  ]);
}

function others({ stages, stageModel, earlier, beside }: FunnelComparisonAnswer, lang: Language): readonly string[] {
  if (!earlier && !beside) return [];
  const zh = lang === 'zh';
  const cells = (one: CohortStage | undefined) =>
    one ? [String(one.entered), rateText(one, lang), intervalText(one.interval)] : [];
  const heads = [
    ...(earlier ? [zh ? '早期数' : 'earlier n', zh ? '早期率' : 'earlier', zh ? '95% 区间' : '95 % interval'] : []),
    ...(beside ? [zh ? '旁比数' : 'beside n', zh ? '旁比率' : 'beside', zh ? '95% 区间' : '95 % interval'] : []),
  ];
  const rows = stages.map((one) => [
    stageLabel(stageModel, one.stage, lang),
    percent(one.actual.rate),
    ...cells(one.earlier),
    ...cells(one.beside),
  ]);
  return ['', table([[zh ? '阶段' : 'stage', zh ? '实际率' : 'actual', ...heads], ...rows])];
}

function segments({ groups, mix }: FunnelComparisonAnswer, lang: Language): readonly string[] {
  if (!groups || !mix) return [];
  const zh = lang === 'zh';
  const shift = (figure: number | null) => (figure === null ? '' : points(figure));
  const rows = groups.map(({ key, label, entered, rate, earlier, mix: own, rateEffect }) => [
    label ?? key,
    String(earlier.entered),
    percent(earlier.rate),
    String(entered),
    percent(rate),
    shift(own),
    shift(rateEffect),
  ]);
  const whole = ['Σ', '', percent(mix.earlierRate), '', percent(mix.rate), shift(mix.mix), shift(mix.rateEffect)];
  const heads = zh
    ? ['分组', '早期数', '早期赢单率', '本期数', '本期赢单率', '结构（百分点）', '比率（百分点）']
    : ['segment', 'earlier n', 'earlier won', 'n', 'won', 'mix (points)', 'rate (points)'];
  return ['', table([heads, ...rows, whole])];
}
