import type { Command } from 'commander';
import { maySeePersonalData } from '#edge';
import type { Engine, FlowQuestion } from '#engine';
import type { Instant, Language, Money, Text } from '#kernel';
import { stageModelOf } from '#opportunity';
import type { Unsaid } from '#projections/funnel-flow';
import { invalid } from '../failure.ts';
import { type QueryOptions, withQueryOptions } from '../options.ts';
import { actorOption, zoneFor } from '../session.ts';
import { askedTimes, readTime } from '../time.ts';

export interface FunnelOptions extends QueryOptions {
  readonly by?: string;
  readonly where?: readonly string[];
  readonly stageModel?: string;
}

export interface PeriodOptions extends FunnelOptions {
  readonly from?: string;
  readonly to?: string;
}

/** The options of every question about a funnel. */
export function withFunnelOptions(command: Command): Command {
  return withQueryOptions(command)
    .option('--by <dimension>', 'group by outlet, team, consultant, product, region, … / 分组维度')
    .option('--where <dimension=value...>', 'only these; repeat for several / 筛选')
    .option('--stage-model <id@version>', 'stage model / 阶段模型');
}

/** The same over a period. */
export function withPeriodOptions(command: Command): Command {
  return withFunnelOptions(command)
    .option(
      '--from <T>',
      'what comes after; a date is its end; default: since the beginning / 期间起点之后（日期指当日末）',
    )
    .option('--to <T>', 'up to; default: --effective / 期间终点')
    .option('--min <n>', 'figures of fewer are left out; default 5 / 少于此数不列出');
}

/** The question that the options ask, in the log's zone where they name none. @throws Failure (exit 2) */
export function scopeOf(options: FunnelOptions, engine: Engine) {
  const { role } = actorOption(options);
  return {
    ...askedTimes(options, zoneFor(options, engine), engine.clock()),
    by: options.by,
    filters: conditionsOf('--where', options.where ?? []),
    stageModel: options.stageModel,
    mayName: maySeePersonalData(role),
  };
}

/** The same, over a period. */
export function flowOf(options: PeriodOptions, engine: Engine): FlowQuestion {
  return {
    ...scopeOf(options, engine),
    from: timeOption('--from', options.from, options, engine),
    to: timeOption('--to', options.to, options, engine),
  };
}

/** `--min`, how many a figure must be of to be given. @throws Failure (exit 2) for what is no number */
export function minimumOption({ min }: { readonly min?: string }): number | undefined {
  if (min === undefined || /^\d{1,9}$/.test(min)) return min === undefined ? undefined : Number(min);
  throw invalid(
    `--min ${JSON.stringify(min)} 应为不小于 0 的整数。`,
    `--min ${JSON.stringify(min)}: write a whole number from 0.`,
  );
}

/** An option that is a time. @throws Failure (exit 2) for what is none */
export function timeOption(name: string, text: string | undefined, options: FunnelOptions, engine: Engine) {
  return text === undefined ? undefined : readTime(name, text, zoneFor(options, engine));
}

/** Conditions `dimension=value`, by dimension. @throws Failure (exit 2) for what is none */
export function conditionsOf(
  option: string,
  conditions: readonly string[],
): Readonly<Record<string, readonly string[]>> {
  const filters: Record<string, string[]> = {};
  for (const condition of conditions) {
    const equals = condition.indexOf('=');
    if (equals < 1) {
      throw invalid(
        `${option} ${JSON.stringify(condition)} 应写成 维度=值。`,
        `${option} ${JSON.stringify(condition)}: write it as dimension=value.`,
      );
    }
    const name = condition.slice(0, equals);
    const wanted = filters[name] ?? [];
    wanted.push(condition.slice(equals + 1));
    filters[name] = wanted;
  }
  return filters;
}

/** What a stage is called in a model. */
export function stageLabel(model: string, stage: string, lang: Language): string {
  return stageModelOf(model)?.stages.find(({ id }) => id === stage)?.label[lang] ?? stage;
}

export function moneyText({ amount, currency }: Money): string {
  return `${amount} ${currency}`;
}

/** The first line of every answer: of what, when, and whether it can still change. */
export function headLine(
  answer: {
    readonly stageModel: string;
    readonly effectiveAt: Instant;
    readonly asOf: Instant;
    readonly settled: boolean;
    readonly from?: Instant;
    readonly to?: Instant;
  },
  lang: Language,
): string {
  const { stageModel, effectiveAt, asOf, settled, from, to } = answer;
  const period = to === undefined ? '' : `  ${from ?? (lang === 'zh' ? '起始' : 'beginning')} → ${to}`;
  return `${stageModel}${period}  effectiveAt ${effectiveAt}  asOf ${asOf}${settled ? '' : lang === 'zh' ? '（未定）' : ' (not settled)'}`;
}

/** Why a figure is not given. */
export const UNSAID: Readonly<Record<Unsaid, Text>> = {
  'nothing-entered': { zh: '无进入', en: 'nothing entered' },
  'too-few': { zh: '数量过少', en: 'too few' },
  'horizon-not-reached': { zh: '观察期不足', en: 'horizon not reached' },
  'nothing-won': { zh: '无赢单', en: 'nothing won' },
  'several-currencies': { zh: '多种货币', en: 'several currencies' },
  'other-currency': { zh: '与计划货币不同', en: 'another currency than the plan' },
};

/** A number of days from 1. @throws Failure (exit 2) for what is none */
export function daysOption(name: string, text: string | undefined): number | undefined {
  if (text === undefined || /^[1-9]\d{0,5}$/.test(text)) return text === undefined ? undefined : Number(text);
  throw invalid(
    `${name} ${JSON.stringify(text)} 应为从 1 起的整天数。`,
    `${name} ${JSON.stringify(text)}: write a whole number of days from 1.`,
  );
}

/** `--earlier FROM,TO`. @throws Failure (exit 2) for what is none */
export function earlierOption(
  text: string | undefined,
  read: (name: string, text: string) => Instant,
): { readonly from: Instant; readonly to: Instant } | undefined {
  if (text === undefined) return undefined;
  const [from, to, ...others] = text.split(',');
  if (from && to && others.length === 0) return { from: read('--earlier', from), to: read('--earlier', to) };
  throw invalid(
    `--earlier ${JSON.stringify(text)} 应写成 起,止，如 2025-12-31,2026-03-31。`,
    `--earlier ${JSON.stringify(text)}: write it as FROM,TO such as 2025-12-31,2026-03-31.`,
  );
}
