import type { Command } from 'commander';
import { askForecast, type ForecastAnswer } from '#engine';
import type { Language, Text } from '#kernel';
import { incompleteLines } from '../incomplete.ts';
import { show, table } from '../output.ts';
import { withAnswer } from '../session.ts';
import { countOption, type ForecastOptions, levelOption, withForecastOptions } from './forecast-options.ts';
import { amountsText, unsaidText, winsText } from './forecast-text.ts';
import { percent } from './funnel-figures.ts';
import { headLine, minimumOption, moneyText, scopeOf, stageLabel, timeOption } from './funnel-options.ts';

interface Options extends ForecastOptions {
  readonly until?: string;
  readonly baseFrom?: string;
  readonly baseTo?: string;
  readonly target?: string;
  readonly person?: string;
  readonly limit?: string;
  readonly after?: string;
  readonly explain?: string;
}

export function forecastCommand(program: Command): void {
  withForecastOptions(program.command('forecast'))
    .description('what the open deals are expected to bring, by history and by an ideal / 在手商机的预测额')
    .option('--until <T>', 'the horizon; default: the end of the month / 预测截止')
    .option('--base-from <T>', 'chances come from what is after; default: 365 days before its end / 基期起点')
    .option('--base-to <T>', 'up to; default: --effective / 基期终点')
    .option('--target <id>', 'held against the value of this target for the month / 对照的目标')
    .option('--person <id>', 'whose value; default: the whole / 目标中的人员')
    .option('--limit <n>', 'deals at most; default 100 / 最多列出')
    .option('--after <id>', 'the deals after the last of a page / 续页')
    .option('--explain <id>', 'on which events and whom the forecast of a deal rests / 预测所依据的事件')
    .action(forecast);
}

async function forecast(options: Options): Promise<void> {
  const answer = await withAnswer(options, 'forecast', (engine) => {
    const { by: _, mayName: __, ...scope } = scopeOf(options, engine);
    return askForecast(engine, {
      ...scope,
      until: timeOption('--until', options.until, options, engine),
      baseFrom: timeOption('--base-from', options.baseFrom, options, engine),
      baseTo: timeOption('--base-to', options.baseTo, options, engine),
      level: levelOption(options),
      minimum: minimumOption(options),
      ideal: options.ideal,
      target: options.target,
      person: options.person,
      limit: countOption('--limit', options.limit),
      after: options.after,
      explain: options.explain,
    });
  });
  show(answer, options, renderForecast);
}

function renderForecast(answer: ForecastAnswer, lang: Language): string {
  const zh = lang === 'zh';
  const { until, base, level, next } = answer;
  return [
    headLine(answer, lang),
    `${zh ? '截止' : 'until'} ${until}  ${zh ? '基期' : 'base'} ${base.from} → ${base.to}  ${zh ? '区间' : 'interval'} ${percent(level)}`,
    '',
    summary(answer, lang),
    ...quotaLines(answer, lang),
    '',
    answer.explained ? explanation(answer.explained, answer.stageModel, lang) : deals(answer, lang),
    ...(next === null ? [] : [zh ? `下一页：--after ${next}` : `more: --after ${next}`]),
    ...incompleteLines(answer, lang),
  ].join('\n');
}

function summary({ open, historical, ideal }: ForecastAnswer, lang: Language): string {
  const zh = lang === 'zh';
  const methods = [
    { name: zh ? '按历史' : 'by history', method: historical },
    ...(ideal ? [{ name: `${zh ? '按理想' : 'by ideal'} ${ideal.id}@${ideal.version}`, method: ideal }] : []),
  ];
  return table([
    ['', zh ? '商机' : 'deals', zh ? '金额' : 'amount', zh ? '赢单数' : 'wins', zh ? '未估' : 'not told'],
    [
      zh ? '在手' : 'open',
      String(open.count),
      open.values.map(moneyText).join(' + '),
      '',
      open.unvalued === 0 ? '' : zh ? `${open.unvalued} 无金额` : `${open.unvalued} without a value`,
    ],
    ...methods.map(({ name, method }) => [
      name,
      String(open.count - method.without),
      amountsText(method, lang),
      winsText(method),
      method.without === 0 ? '' : String(method.without),
    ]),
  ]);
}

function quotaLines({ quota }: ForecastAnswer, lang: Language): readonly string[] {
  if (!quota) return [];
  const zh = lang === 'zh';
  const value = typeof quota.value === 'number' ? String(quota.value) : moneyText(quota.value);
  const reached = (name: string, one: typeof quota.historical | null) =>
    one && one.covered !== null
      ? [`${name} ${percent(one.share)} ${one.covered ? (zh ? '达到' : 'covered') : zh ? '未达到' : 'not covered'}`]
      : [];
  return [
    [
      `${zh ? '定额' : 'quota'} ${quota.target} ${quota.person} ${quota.period}: ${value}`,
      ...reached(zh ? '按历史' : 'by history', quota.historical),
      ...reached(zh ? '按理想' : 'by ideal', quota.ideal),
    ].join('  '),
  ];
}

type Deal = ForecastAnswer['deals'][number];

function deals({ deals: rows, stageModel, ideal }: ForecastAnswer, lang: Language): string {
  const zh = lang === 'zh';
  const headings = [
    zh ? '商机' : 'deal',
    zh ? '阶段' : 'stage',
    zh ? '停留（天）' : 'days there',
    zh ? '金额' : 'value',
    zh ? '概率' : 'chance',
    zh ? '预测' : 'forecast',
    zh ? '依据' : 'resting on',
    ...(ideal ? [zh ? '理想概率' : 'ideal', zh ? '理想预测' : 'ideal forecast'] : []),
  ];
  return table([
    headings,
    ...rows.map((deal) => [
      deal.opportunityId,
      stageLabel(stageModel, deal.stage, lang),
      deal.ageDays.toFixed(1),
      deal.value ? moneyText(deal.value) : '',
      ...chanceCells(deal.historical, lang),
      restingOn(deal.historical, lang),
      ...(deal.ideal ? chanceCells(deal.ideal, lang) : []),
    ]),
  ]);
}

function chanceCells(chance: Deal['historical'] | NonNullable<Deal['ideal']>, lang: Language): readonly string[] {
  if (chance.probability === null) return ['', unsaidText(chance.unsaid, lang)];
  return [percent(chance.probability), chance.amount ? chance.amount.amount : ''];
}

function restingOn(chance: Deal['historical'], lang: Language): string {
  if (chance.probability === null) return '';
  const { wins, stays, fromAgeDays } = chance;
  return lang === 'zh' ? `${wins}/${stays}，第 ${fromAgeDays} 天起` : `${wins} of ${stays} from day ${fromAgeDays}`;
}

type Explained = NonNullable<ForecastAnswer['explained']>;

function explanation(explained: Explained, model: string, lang: Language): string {
  const { opportunityId, events, qualification, stage, ageDays, fromAgeDays, othersCount, others, unsaid } = explained;
  const zh = lang === 'zh';
  const label = stageLabel(model, stage, lang);
  const about = unsaid
    ? unsaidText(unsaid, lang)
    : zh
      ? `依据 ${othersCount} 个在 ${label} 停留至第 ${fromAgeDays} 天的商机：`
      : `resting on ${othersCount} that stood in ${label} on day ${fromAgeDays}:`;
  return [
    zh
      ? `${opportunityId}：${label}，${ageDays.toFixed(1)} 天`
      : `${opportunityId}: ${label} for ${ageDays.toFixed(1)} days`,
    ...events.map((id) => `  ${id}`),
    ...(qualification ? [qualificationText(qualification, lang)] : []),
    about,
    ...others.flatMap((other) => [
      `  ${other.opportunityId} ${STATUS[other.status][lang]}`,
      ...other.events.map((id) => `    ${id}`),
    ]),
  ].join('\n');
}

const CRITERIA = {
  within3Months: { zh: '三个月内', en: 'within 3 months' },
  quality: { zh: '有品质', en: 'quality' },
  largeDeal: { zh: '大户型', en: 'a large deal' },
  highAwareness: { zh: '认知高', en: 'high awareness' },
} as const satisfies Readonly<Record<string, Text>>;

/** The criteria that it was qualified by, beside its chance. */
function qualificationText(
  { event, criteria, score }: NonNullable<Explained['qualification']>,
  lang: Language,
): string {
  const zh = lang === 'zh';
  const said = (Object.keys(CRITERIA) as (keyof typeof CRITERIA)[]).map(
    (name) => `${CRITERIA[name][lang]} ${criteria[name] ? (zh ? '是' : 'yes') : zh ? '否' : 'no'}`,
  );
  return zh ? `鉴定 ${score} 分：${said.join('，')}（${event}）` : `qualified ${score}: ${said.join(', ')} (${event})`;
}

const STATUS = {
  open: { zh: '在手', en: 'open' },
  won: { zh: '赢单', en: 'won' },
  lost: { zh: '输单', en: 'lost' },
} as const;
