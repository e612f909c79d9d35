import { askFunnelTime, askTimeCell, type FunnelTimeAnswer } from '#engine';
import type { Language, Text } from '#kernel';
import { table } from '../output.ts';
import { answerOrCell, type ExplainOptions } from './funnel-cell.ts';
import { numberText, rateCells } from './funnel-figures.ts';
import { flowOf, headLine, minimumOption, moneyText, type PeriodOptions, stageLabel } from './funnel-options.ts';

export interface TimeOptions extends PeriodOptions, ExplainOptions {
  readonly min?: string;
}

export async function time(options: TimeOptions): Promise<void> {
  const asks = { whole: askFunnelTime, cell: askTimeCell, render: renderTime };
  await answerOrCell(
    options,
    'funnel',
    (engine) => ({ ...flowOf(options, engine), minimum: minimumOption(options) }),
    asks,
  );
}

type Figures = Pick<FunnelTimeAnswer, 'stages' | 'slippage' | 'pushes'>;
type Tally = Figures['slippage']['slipped'];

const HEADINGS: readonly Text[] = [
  { zh: '阶段', en: 'stage' },
  { zh: '进入', en: 'entered' },
  { zh: '次数', en: 'visits' },
  { zh: '仍在', en: 'still there' },
  { zh: '首次（天）', en: 'first (days)' },
  { zh: '最近（天）', en: 'latest (days)' },
  { zh: '累计（天）', en: 'cumulative (days)' },
  { zh: '停滞线（天）', en: 'stalled after' },
  { zh: '停滞', en: 'stalled' },
  { zh: '停滞金额', en: 'stalled value' },
];

function renderTime(answer: FunnelTimeAnswer, lang: Language): string {
  const note =
    lang === 'zh'
      ? '中位数按 Kaplan–Meier（仍在者右删失）'
      : 'medians are Kaplan–Meier medians (those still there are censored)';
  const groups = (answer.groups ?? []).flatMap((group) => [
    '',
    `[${group.label ?? group.key}]`,
    figures(group, answer.stageModel, lang),
  ]);
  return [headLine(answer, lang), note, '', figures(answer, answer.stageModel, lang), ...groups].join('\n');
}

function figures({ stages, slippage, pushes }: Figures, model: string, lang: Language): string {
  const zh = lang === 'zh';
  const rows = stages.map(({ stage, entered, visits, firstVisit, latestVisit, cumulative, stalled }) => [
    stageLabel(model, stage, lang),
    String(entered),
    String(visits),
    String(latestVisit.open),
    numberText(firstVisit.medianDays),
    numberText(latestVisit.medianDays),
    numberText(cumulative.medianDays),
    numberText(stalled.afterDays),
    String(stalled.count),
    moneyOf(stalled),
  ]);
  const [, , slippedRate = ''] = rateCells(slippage.rate);
  const expected = [
    [zh ? '预计本期成交' : 'expected in the period', String(slippage.expected), ''],
    [zh ? '  赢单' : '  won', String(slippage.won), ''],
    [zh ? '  输单' : '  lost', String(slippage.lost), ''],
    [zh ? '  延期（未决移出）' : '  slipped out undecided', String(slippage.slipped.count), moneyOf(slippage.slipped)],
    [zh ? '  到期未决' : '  overdue', String(slippage.overdue.count), moneyOf(slippage.overdue)],
    [zh ? '延期率' : 'slippage', slippedRate, ''],
    [zh ? '推迟次数' : 'pushes', String(pushes.pushes), ''],
    [zh ? '每单推迟' : 'pushes per deal', numberText(pushes.perDeal), ''],
    [zh ? '推迟天数' : 'days pushed', String(pushes.daysPushed), ''],
    [zh ? '每次推迟天数' : 'days per push', numberText(pushes.daysPerPush), ''],
  ];
  return [
    table([HEADINGS.map((heading) => heading[lang]), ...rows]),
    '',
    table([['', '', ''], ...expected]).trimStart(),
  ].join('\n');
}

function moneyOf({ value, values }: Tally): string {
  return (value ? [value] : (values ?? [])).map(moneyText).join(' + ');
}
