import {
  askFunnelVelocity,
  askVelocityCell,
  type Engine,
  type FunnelVelocityAnswer,
  type FunnelVelocityQuestion,
} from '#engine';
import type { Language, Text } from '#kernel';
import { table } from '../output.ts';
import { answerOrCell, type ExplainOptions } from './funnel-cell.ts';
import { numberText, percent } from './funnel-figures.ts';
import { flowOf, headLine, minimumOption, moneyText, type PeriodOptions, stageLabel } from './funnel-options.ts';

export interface VelocityOptions extends PeriodOptions, ExplainOptions {
  readonly min?: string;
  readonly qualifiedFrom?: string;
}

export async function velocity(options: VelocityOptions): Promise<void> {
  const asked = (engine: Engine): FunnelVelocityQuestion => ({
    ...flowOf(options, engine),
    minimum: minimumOption(options),
    qualifiedFrom: options.qualifiedFrom,
  });
  const asks = { whole: askFunnelVelocity, cell: askVelocityCell, render: renderVelocity };
  await answerOrCell(options, 'funnel', asked, asks);
}

type Figures = Omit<NonNullable<FunnelVelocityAnswer['groups']>[number], 'key'>;

const HEADINGS: readonly Text[] = [
  { zh: '分组', en: 'group' },
  { zh: '在途', en: 'open' },
  { zh: '赢单率', en: 'win rate' },
  { zh: '平均赢单金额', en: 'average won' },
  { zh: '周期中位天数', en: 'median cycle (days)' },
  { zh: '每天', en: 'a day' },
  { zh: '', en: '' },
];

const UNSAID: Readonly<Record<NonNullable<Figures['unsaid']>, Text>> = {
  'nothing-decided': { zh: '期间内无已决', en: 'nothing was decided in the period' },
  'too-few': { zh: '已决数量不足（--min）', en: 'too few were decided (--min)' },
  'nothing-won': { zh: '期间内无带金额的赢单', en: 'nothing with a value was won in the period' },
  'cycle-not-reached': { zh: '不到半数已决，周期未知', en: 'fewer than half are decided: the cycle is not known' },
  'cycle-of-no-time': { zh: '周期为零，无法计算', en: 'the cycle takes no time: nothing can be divided by it' },
};

function renderVelocity(answer: FunnelVelocityAnswer, lang: Language): string {
  const zh = lang === 'zh';
  const from = stageLabel(answer.stageModel, answer.qualifiedFrom, lang);
  const all = zh ? '合计' : 'all';
  const rows = [
    ...rowsOf(all, answer, lang),
    ...(answer.groups ?? []).flatMap((group) => rowsOf(group.label ?? group.key, group, lang)),
  ];
  const notes = [
    ...(answer.openUnvalued > 0
      ? [zh ? `在途中 ${answer.openUnvalued} 个没有金额` : `${answer.openUnvalued} of the open ones have no value`]
      : []),
    ...(answer.wonUnvalued > 0
      ? [
          zh
            ? `赢单中 ${answer.wonUnvalued} 个没有金额，不计入平均`
            : `${answer.wonUnvalued} won without a value are left out of the average`,
        ]
      : []),
  ];
  return [
    headLine(answer, lang),
    zh
      ? `在途（自「${from}」起）× 赢单率 × 平均赢单金额 ÷ 周期中位数（在途者右删失）`
      : `open from "${from}" on × win rate × average won value ÷ median cycle (those still open are censored)`,
    '',
    table([HEADINGS.map((heading) => heading[lang]), ...rows]),
    ...notes,
  ].join('\n');
}

function rowsOf(name: string, figures: Figures, lang: Language): readonly (readonly string[])[] {
  const { openQualified, winRate, medianCycleDays, thin, velocities, unsaid } = figures;
  const thinly = lang === 'zh' ? '周期处在险不足 30' : 'fewer than 30 at risk at the median';
  const note = unsaid ? UNSAID[unsaid][lang] : thin ? thinly : '';
  const [rate, cycle] = [percent(winRate.rate), numberText(medianCycleDays)];
  if (velocities.length === 0) return [[name, String(openQualified), rate, '', cycle, '', note]];
  return velocities.map(({ open, averageWonValue, perDay }) => [
    ...[name, String(open), rate, moneyText(averageWonValue), cycle],
    ...[perDay ? moneyText(perDay) : '', note],
  ]);
}
