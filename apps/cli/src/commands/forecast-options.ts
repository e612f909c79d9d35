import type { Command } from 'commander';
import { invalid } from '../failure.ts';
import { withQueryOptions } from '../options.ts';
import type { FunnelOptions } from './funnel-options.ts';

export interface ForecastOptions extends FunnelOptions {
  readonly level?: string;
  readonly min?: string;
  readonly ideal?: string;
}

/** The options of a forecast and of its back-test. */
export function withForecastOptions(command: Command): Command {
  return withQueryOptions(command)
    .option('--where <dimension=value...>', 'only these; repeat for several / 筛选')
    .option('--stage-model <id@version>', 'stage model / 阶段模型')
    .option('--ideal <id>', 'ideal funnel, as id or id@version / 理想漏斗')
    .option('--level <p>', 'how probably the amount lies in its interval; default 0.8 / 区间概率')
    .option('--min <n>', 'chances of fewer are not told; default 5 / 少于此数不给出概率');
}

/** `--level`. @throws Failure (exit 2) for what is no number */
export function levelOption({ level }: Pick<ForecastOptions, 'level'>): number | undefined {
  if (level === undefined || /^0?\.\d{1,6}$/.test(level)) return level === undefined ? undefined : Number(level);
  throw invalid(
    `--level ${JSON.stringify(level)} 应为 0 与 1 之间的小数，如 0.8。`,
    `--level ${JSON.stringify(level)}: write a number between 0 and 1, such as 0.8.`,
  );
}

/** An option that is a whole number from 1. @throws Failure (exit 2) for what is none */
export function countOption(name: string, text: string | undefined): number | undefined {
  if (text === undefined || /^[1-9]\d{0,5}$/.test(text)) return text === undefined ? undefined : Number(text);
  throw invalid(
    `${name} ${JSON.stringify(text)} 应为从 1 起的整数。`,
    `${name} ${JSON.stringify(text)}: write a whole number from 1.`,
  );
}
