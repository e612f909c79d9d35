import type { Command } from 'commander';
import type { AuditFilters } from '#engine';
import type { Instant, Zone } from '#kernel';
import type { CommonOptions } from './options.ts';
import { askedTimes, readTime } from './time.ts';

/** Which events of the log an auditor means, as the command line says it. */
export interface FilterOptions extends CommonOptions {
  readonly stream?: string;
  readonly subject?: string;
  readonly by?: string;
  readonly type?: readonly string[];
  readonly correlation?: string;
  readonly from?: string;
  readonly to?: string;
  readonly occurredFrom?: string;
  readonly occurredTo?: string;
  readonly asOf?: string;
}

export function withFilters(command: Command): Command {
  return command
    .option('--stream <name>', 'one stream, e.g. opportunity-… / 单个流')
    .option('--subject <id>', 'whatever is about this id / 与此编号有关')
    .option('--by <id>', 'who acted, or for whom a service acted / 执行者')
    .option('--type <type...>', 'event types / 事件类型')
    .option('--correlation <id>', 'of a correlation or a command / 关联或命令')
    .option('--from <T>', 'recorded at or after / 记录时刻不早于')
    .option('--to <T>', 'recorded at or before / 记录时刻不晚于')
    .option('--occurred-from <T>', 'happened at or after / 发生时刻不早于')
    .option('--occurred-to <T>', 'happened at or before / 发生时刻不晚于')
    .option('--as-of <T>', 'what was known then / 当时已知');
}

/** @throws Failure (exit 2) for what is no time */
export function filtersOf(
  options: FilterOptions,
  zone: Zone,
  now: Instant,
): AuditFilters & { readonly asOf: Instant | undefined } {
  const { stream, subject, by, type, correlation } = options;
  const time = (option: string, text: string | undefined) =>
    text === undefined ? undefined : readTime(option, text, zone);
  return {
    ...{ stream, subject, by, type, correlation },
    from: time('--from', options.from),
    to: time('--to', options.to),
    occurredFrom: time('--occurred-from', options.occurredFrom),
    occurredTo: time('--occurred-to', options.occurredTo),
    asOf: askedTimes(options, zone, now).asOf,
  };
}
