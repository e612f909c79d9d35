import {
  askBottleneckCell,
  askFunnelBottlenecks,
  type Engine,
  type FunnelBottlenecksAnswer,
  type FunnelBottlenecksQuestion,
} from '#engine';
import type { Instant, Language, Text } from '#kernel';
import { incompleteLines } from '../incomplete.ts';
import { table } from '../output.ts';
import { answerOrCell, type ExplainOptions } from './funnel-cell.ts';
import { numberText, percent, points } from './funnel-figures.ts';
import {
  daysOption,
  earlierOption,
  flowOf,
  headLine,
  minimumOption,
  type PeriodOptions,
  stageLabel,
  timeOption,
  UNSAID,
} from './funnel-options.ts';

export interface BottleneckOptions extends PeriodOptions, ExplainOptions {
  readonly horizon?: string;
  readonly earlier?: string;
  readonly min?: string;
}

export async function bottlenecks(options: BottleneckOptions): Promise<void> {
  const asked = (engine: Engine): FunnelBottlenecksQuestion => {
    const { by: _, ...flow } = flowOf(options, engine);
    return {
      ...flow,
      horizonDays: daysOption('--horizon', options.horizon),
      earlier: earlierOption(options.earlier, (name, text) => timeOption(name, text, options, engine) as Instant),
      minimum: minimumOption(options),
    };
  };
  const asks = { whole: askFunnelBottlenecks, cell: askBottleneckCell, render: renderBottlenecks };
  await answerOrCell(options, 'funnel', asked, asks);
}

const HEADINGS: readonly Text[] = [
  { zh: '阶段', en: 'stage' },
  { zh: '进入', en: 'entered' },
  { zh: '流失', en: 'lost' },
  { zh: '占流失', en: 'of all lost' },
  { zh: '推进率', en: 'gone on' },
  { zh: '较早期（百分点）', en: 'since earlier (points)' },
  { zh: '中位天数', en: 'median days' },
  { zh: '占时间', en: 'of all time' },
  { zh: '现有', en: 'open now' },
];

function renderBottlenecks(answer: FunnelBottlenecksAnswer, lang: Language): string {
  const { stages, stageModel, earlierPeriod, horizonDays, mostLost, slowest, worsened } = answer;
  const zh = lang === 'zh';
  const rows = stages.map((one) => [
    stageLabel(stageModel, one.stage, lang),
    String(one.entered),
    String(one.lost),
    percent(one.shareOfLosses),
    one.rate === null && one.unsaid ? `(${UNSAID[one.unsaid][lang]})` : percent(one.rate),
    one.change === null ? '' : points(one.change),
    numberText(one.medianDays),
    percent(one.shareOfTime),
    String(one.open.count),
  ]);
  const named = (stage: string | null) => (stage === null ? '—' : stageLabel(stageModel, stage, lang));
  const list = worsened.map((stage) => stageLabel(stageModel, stage, lang)).join(zh ? '、' : ', ');
  return [
    headLine(answer, lang),
    zh
      ? `早期 ${earlierPeriod.from} → ${earlierPeriod.to}；${horizonDays} 天内推进`
      : `earlier ${earlierPeriod.from} → ${earlierPeriod.to}; gone on within ${horizonDays} days`,
    '',
    table([HEADINGS.map((one) => one[lang]), ...rows]),
    '',
    `${zh ? '流失最多' : 'most is lost in'}  ${named(mostLost)}`,
    `${zh ? '停留最久' : 'slowest is'}  ${named(slowest)}`,
    `${zh ? '超出偶然的恶化' : 'worse by more than chance'}  ${list === '' ? '—' : list}`,
    ...incompleteLines(answer, lang),
  ].join('\n');
}
