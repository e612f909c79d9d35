import type { Command } from 'commander';
import { askVisits, type Rate, type VisitRates, type VisitsAnswer } from '#engine';
import { type Instant, type Language, parseLocalDate, startOfDay, type Zone } from '#kernel';
import { wholeNumber, withQueryOptions } from '../options.ts';
import { show, table } from '../output.ts';
import { withAnswer, zoneFor } from '../session.ts';
import { localTime } from '../time.ts';
import { type PeriodOptions, scopeOf, timeOption } from './funnel-options.ts';

interface VisitsOptions extends PeriodOptions {
  readonly minimumCases?: number;
}

export function visitsCommand(group: Command): void {
  withQueryOptions(group.command('visits'))
    .description('traffic, files and who came again / 客流、留档率、二次来店率')
    .option('--by <dimension>', 'group by outlet, consultant, infoSource, channel or day / 分组维度')
    .option('--where <dimension=value...>', 'only these; repeat for several / 筛选')
    .option('--from <T>', 'begin; a date is its first instant; default: of the month / 期初')
    .option('--to <T>', 'end; a date is its last instant; default: --effective / 期末')
    .option('--minimum-cases <n>', 'rates of fewer cases are not shown; default 5 / 少于此数不显示比率', wholeNumber)
    .action(visits);
}

async function visits(options: VisitsOptions): Promise<void> {
  const answer = await withAnswer(options, 'visits', (engine) => {
    const zone = zoneFor(options, engine);
    const { stageModel: _visitsHaveNone, ...scope } = scopeOf(options, engine);
    return askVisits(engine, {
      ...scope,
      zone,
      from: beginOption(options, zone) ?? timeOption('--from', options.from, options, engine),
      to: timeOption('--to', options.to, options, engine),
      minimumCases: options.minimumCases,
    });
  });
  show(answer, options, render);
}

/** A period begins with the first instant of its first day. */
function beginOption({ from }: VisitsOptions, zone: Zone): Instant | undefined {
  const date = from === undefined ? undefined : parseLocalDate(from);
  return date && startOfDay(date, zone);
}

function render(answer: VisitsAnswer, lang: Language): string {
  const zh = lang === 'zh';
  const { from, to, zone, asOf, effectiveAt, settled, groups } = answer;
  const heading = zh
    ? ['', '客流', '未留档', '留档率', '', '区间', '二次来店率', '', '区间']
    : ['', 'traffic', 'unprofiled', 'profiled', '', 'interval', 'came again', '', 'interval'];
  const row = (name: string, { traffic, unprofiled, profiled, returned }: VisitRates) => [
    name,
    String(traffic),
    String(unprofiled),
    ...rateCells(profiled),
    ...rateCells(returned),
  ];
  return [
    `${localTime(from, zone)} – ${localTime(to, zone)} ${zone}  effectiveAt ${effectiveAt}  asOf ${asOf}${settled ? '' : zh ? '（未定）' : ' (not settled)'}`,
    table([
      heading,
      ...(groups ?? []).map((group) => row(group.label ?? group.key, group)),
      row(zh ? '合计' : 'all', answer),
    ]),
    ...(isSuppressed(answer) || groups?.some(isSuppressed)
      ? [zh ? `—：少于 ${answer.minimumCases} 例，不显示比率` : `—: fewer than ${answer.minimumCases} cases`]
      : []),
  ].join('\n');
}

function isSuppressed({ profiled, returned }: VisitRates): boolean {
  return profiled.suppressed || returned.suppressed;
}

/** A rate that rests on too few cases shows its numbers only. */
function rateCells({ k, n, rate, interval }: Rate): readonly string[] {
  const percent = (share: number) => `${(100 * share).toFixed(1)}`;
  return [
    rate === null ? '—' : `${percent(rate)} %`,
    `${k}/${n}`,
    interval ? `${percent(interval[0])}–${percent(interval[1])}` : '',
  ];
}
