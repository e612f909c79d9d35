import { askFunnelConversion, type Engine, type FunnelConversionAnswer } from '#engine';
import type { Language, Text } from '#kernel';
import { invalid } from '../failure.ts';
import { show, table } from '../output.ts';
import { withAnswer, zoneFor } from '../session.ts';
import { readAsOf } from '../time.ts';
import { type ExplainOptions, explainCell } from './funnel-cell.ts';
import { curveText, earlierText } from './funnel-curve.ts';
import { intervalText, numberText, percent, rateCells } from './funnel-figures.ts';
import { flowOf, headLine, minimumOption, type PeriodOptions, stageLabel, timeOption } from './funnel-options.ts';

export interface ConversionOptions extends PeriodOptions, ExplainOptions {
  readonly kind?: string;
  readonly entry?: string;
  readonly order?: string;
  readonly regression?: string;
  readonly episode?: string;
  readonly basis?: string;
  readonly decided?: string;
  readonly min?: string;
  readonly interval?: string;
  readonly riskSet?: string;
  readonly horizon?: readonly string[];
  readonly curve?: boolean;
  readonly earlierEffective?: string;
  readonly earlierAsOf?: string;
}

export async function conversion(options: ConversionOptions): Promise<void> {
  const { kind, entry, order, regression, episode, basis, decided, interval, riskSet } = options;
  const policies = {
    kind,
    entryPolicy: entry,
    orderPolicy: order,
    regressionPolicy: regression,
    episodePolicy: episode,
    basis,
    decided,
    interval,
    riskSet,
    minimum: minimumOption(options),
  };
  if (options.explain !== undefined) return explainCell(options, options.explain, policies);
  const answer = await withAnswer(options, 'funnel', (engine) =>
    askFunnelConversion(engine, {
      ...flowOf(options, engine),
      policies,
      horizons: options.horizon?.map(horizonOption),
      earlier: {
        asOf: earlierAsOf(options, engine),
        effectiveAt: timeOption('--earlier-effective', options.earlierEffective, options, engine),
      },
    }),
  );
  show(answer, options, (given, lang) => renderConversion(given, lang, options.curve === true));
}

function earlierAsOf({ earlierAsOf: text, ...options }: ConversionOptions, engine: Engine) {
  return text === undefined ? undefined : readAsOf('--earlier-as-of', text, zoneFor(options, engine), engine.clock());
}

function horizonOption(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw invalid(
    `--horizon ${JSON.stringify(text)} 应为不小于 0 的整数（天数）。`,
    `--horizon ${JSON.stringify(text)}: write a whole number of days from 0.`,
  );
}

type Figures = Omit<NonNullable<FunnelConversionAnswer['groups']>[number], 'key'>;

const HEADINGS: readonly Text[] = [
  { zh: '阶段', en: 'stage' },
  { zh: '进入', en: 'entered' },
  { zh: '推进', en: 'progressed' },
  { zh: '转化率', en: 'rate' },
  { zh: '95% 区间', en: '95 % interval' },
  { zh: '累计', en: 'cumulative' },
  { zh: '停留中位天数', en: 'median days' },
];

const RATES = [
  ['conversion', { zh: '转化率（赢单/进入）', en: 'conversion (won / entered)' }],
  ['winRate', { zh: '赢单率（赢单/已决）', en: 'win rate (won / decided)' }],
  ['lossRate', { zh: '战败率（输单/已决）', en: 'loss rate (lost / decided)' }],
] as const;

const MEASURES = [
  ['testDriveRate', { zh: '试驾率', en: 'test drive rate' }],
  ['driveToOrderRate', { zh: '试驾签单率', en: 'orders per test drive' }],
  ['remainderSigningRate', { zh: '90 天余量签单率', en: '90-day remainder signing rate' }],
] as const;

function renderConversion(answer: FunnelConversionAnswer, lang: Language, isFull: boolean): string {
  const { minimum, ...policies } = answer.policies;
  const read = Object.values(policies).join(' · ');
  const few = lang === 'zh' ? `不足 ${minimum} 个的比率不列出` : `rates of fewer than ${minimum} are left out`;
  const groups = (answer.groups ?? []).flatMap((group) => [
    '',
    `[${group.label ?? group.key}]`,
    figures(group, answer.stageModel, lang),
    '',
    curveText(group, lang, false),
  ]);
  return [
    headLine(answer, lang),
    `${read}  (${few})`,
    '',
    figures(answer, answer.stageModel, lang),
    '',
    curveText(answer, lang, isFull),
    ...(answer.earlier ? ['', earlierText(answer.earlier, lang)] : []),
    ...groups,
  ].join('\n');
}

function figures({ stages, dealer, ...rates }: Figures, model: string, lang: Language): string {
  const rows = stages.map((stage) => [
    stageLabel(model, stage.stage, lang),
    String(stage.entered),
    stage.progressed === null ? '' : String(stage.progressed),
    percent(stage.rate),
    intervalText(stage.interval),
    percent(stage.cumulativeRate),
    numberText(stage.medianDays),
  ]);
  const shares = [
    ...RATES.map(([name, label]) => [label[lang], ...rateCells(rates[name])]),
    ...(dealer ? MEASURES.map(([name, label]) => [label[lang], ...rateCells(dealer[name])]) : []),
  ];
  return [
    table([HEADINGS.map((heading) => heading[lang]), ...rows]),
    '',
    table([['', 'k', 'n', '', ''], ...shares]),
  ].join('\n');
}
