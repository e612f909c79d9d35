import type { Command } from 'commander';
import { type AskedBacktest, askBacktest, askBacktestCell, type BacktestAnswer, type Engine } from '#engine';
import type { Language, Text } from '#kernel';
import { incompleteLines } from '../incomplete.ts';
import { table } from '../output.ts';
import { countOption, type ForecastOptions, levelOption, withForecastOptions } from './forecast-options.ts';
import { amountsText } from './forecast-text.ts';
import { answerOrCell, type ExplainOptions, withExplainOptions } from './funnel-cell.ts';
import { percent } from './funnel-figures.ts';
import { headLine, minimumOption, moneyText, scopeOf } from './funnel-options.ts';

interface Options extends ForecastOptions, ExplainOptions {
  readonly months?: string;
  readonly baseDays?: string;
}

export function backtestCommand(program: Command): void {
  const command = withForecastOptions(program.command('backtest'))
    .description('how good forecasts would have been, from what was known then / 按当时所知回测预测')
    .option('--months <n>', 'months, each forecast from the end of the one before; default 12 / 月数')
    .option('--base-days <n>', 'chances come from so many days before each; default 365 / 基期天数');
  withExplainOptions(command, 'origins.0.actual.wins, deals.historical').action(runBacktest);
}

async function runBacktest(options: Options): Promise<void> {
  const asked = (engine: Engine): AskedBacktest => {
    const { by: _, mayName: __, ...scope } = scopeOf(options, engine);
    return {
      ...scope,
      months: countOption('--months', options.months),
      baseDays: countOption('--base-days', options.baseDays),
      level: levelOption(options),
      minimum: minimumOption(options),
      ideal: options.ideal,
    };
  };
  await answerOrCell(options, 'backtest', asked, {
    whole: askBacktest,
    cell: askBacktestCell,
    render: renderBacktest,
  });
}

const METHODS = {
  historical: { zh: '按历史', en: 'by history' },
  ideal: { zh: '按理想', en: 'by ideal' },
  lastPeriod: { zh: '上月', en: 'last month' },
  sameMonthLastYear: { zh: '去年同月', en: 'same month last year' },
  stageWeights: { zh: '固定阶段权重', en: 'constant stage weights' },
} as const satisfies Readonly<Record<string, Text>>;

const NAMES = Object.keys(METHODS) as readonly (keyof typeof METHODS)[];

function renderBacktest(answer: BacktestAnswer, lang: Language): string {
  return [
    headLine(answer, lang),
    '',
    origins(answer, lang),
    ...answer.amounts.flatMap((own) => ['', accuracy(own, lang)]),
    '',
    chances(answer, lang),
    ...incompleteLines(answer, lang),
  ].join('\n');
}

function origins({ origins: rows }: BacktestAnswer, lang: Language): string {
  const zh = lang === 'zh';
  return table([
    [
      zh ? '起点' : 'origin',
      zh ? '在手' : 'open',
      zh ? '按历史' : 'by history',
      zh ? '实际' : 'actual',
      zh ? '其他赢单' : 'won of others',
      zh ? '输入' : 'inputs',
    ],
    ...rows.map(({ origin, open, historical, actual, inputsHash }) => [
      origin,
      String(open.count),
      amountsText(historical, lang),
      actual.amounts.map(moneyText).join(' + '),
      actual.others.map(moneyText).join(' + '),
      inputsHash.slice(0, 12),
    ]),
  ]);
}

function accuracy(own: BacktestAnswer['amounts'][number], lang: Language): string {
  const zh = lang === 'zh';
  return table([
    [
      own.currency,
      zh ? '月数' : 'months',
      'WAPE',
      'MASE',
      zh ? '偏差' : 'bias',
      zh ? '分位损失（下）' : 'pinball low',
      zh ? '分位损失（上）' : 'pinball high',
      zh ? '区间覆盖' : 'covered',
    ],
    ...NAMES.filter((name) => own[name].origins > 0).map((name) => {
      const { origins: months, wape, mase, bias, pinball, coverage } = own[name];
      return [
        METHODS[name][lang],
        String(months),
        percent(wape),
        figure(mase),
        figure(bias),
        figure(pinball?.[0] ?? null),
        figure(pinball?.[1] ?? null),
        coverage ? `${coverage.covered}/${coverage.of}` : '',
      ];
    }),
  ]);
}

function chances({ deals }: BacktestAnswer, lang: Language): string {
  const zh = lang === 'zh';
  const { historical, ideal } = deals;
  return [
    table([
      [zh ? '逐单概率' : 'chances of deals', zh ? '数' : 'n', 'Brier', zh ? '对数损失' : 'log loss'],
      ...[
        { name: METHODS.historical[lang], scores: historical },
        ...(ideal ? [{ name: METHODS.ideal[lang], scores: ideal }] : []),
      ].map(({ name, scores }) => [name, String(scores.deals), fine(scores.brier), fine(scores.logLoss)]),
    ]),
    '',
    table([
      [zh ? '概率区间' : 'chance', zh ? '数' : 'n', zh ? '平均概率' : 'said', zh ? '实际赢单' : 'won'],
      ...historical.calibration
        .filter(({ n }) => n > 0)
        .map(({ from, to, n, said, share }) => [
          `${percent(from)} – ${percent(to)}`,
          String(n),
          percent(said),
          percent(share),
        ]),
    ]),
  ].join('\n');
}

function figure(number: number | null): string {
  return number === null ? '' : number.toFixed(2);
}

function fine(number: number | null): string {
  return number === null ? '' : number.toFixed(4);
}
