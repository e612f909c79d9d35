import type { Command } from 'commander';
import { withQueryOptions } from '../options.ts';
import { bottlenecks } from './funnel-bottlenecks.ts';
import { bridge } from './funnel-bridge.ts';
import { withExplainOptions } from './funnel-cell.ts';
import { compare } from './funnel-compare.ts';
import { conversion } from './funnel-conversion.ts';
import { effect } from './funnel-effect.ts';
import { withFunnelOptions, withPeriodOptions } from './funnel-options.ts';
import { performance } from './funnel-performance.ts';
import { snapshot } from './funnel-snapshot.ts';
import { time } from './funnel-time.ts';
import { velocity } from './funnel-velocity.ts';
import { visitsCommand } from './funnel-visits.ts';

export function funnelCommands(program: Command): void {
  const group = program.command('funnel').description('funnels for any instant / 任意时刻的漏斗');
  withExplainOptions(withFunnelOptions(group.command('snapshot')), 'open, stages.ENGAGING')
    .description('open opportunities by stage, won and lost / 各阶段存量、赢单与输单')
    .action(snapshot);
  withExplainOptions(withFunnelOptions(group.command('bridge')), 'openStart, movedOut')
    .description('from what was open at one instant to what was open at another / 两个时刻之间在手商机的增减')
    .requiredOption('--from <T>', 'start; a date is its end / 期初（日期指当日末）')
    .option('--to <T>', 'end; default: --effective / 期末')
    .option('--start-as-of <T>', 'what was known when the start was told / 期初数当时所知')
    .action(bridge);
  withExplainOptions(withPeriodOptions(group.command('conversion')), 'winRate.k, stages.ENGAGING.entered')
    .description('from stage to stage, with numerators and denominators / 各阶段转化')
    .option('--kind <kind>', 'cohort, progression, snapshot / 同期群、流量、存量')
    .option('--entry <policy>', 'observed, imputed / 跳过的阶段是否计入')
    .option('--order <policy>', 'as-moved, strict, any / 阶段顺序')
    .option('--regression <policy>', 'first-entry, current-max, erase-on-back / 回退')
    .option('--episode <policy>', 'per-episode, first-episode, customer / 计数单位')
    .option('--basis <basis>', 'count, value / 按数量或金额')
    .option('--decided <which>', 'all, closed-only / 全部或仅已决')
    .option('--interval <method>', 'wilson, jeffreys / 区间算法')
    .option('--risk-set <policy>', 'from-beginning, from-recording / 曲线自何时起计入在险')
    .option('--horizon <days...>', 'tell the curve at these days; default 30 60 90 120 / 曲线取值的天数')
    .option('--curve', 'the whole curve / 完整曲线')
    .option('--earlier-effective <T>', 'hold against it the curve as of then / 与较早时刻的曲线对照')
    .option('--earlier-as-of <T>', 'the same by what was known then / 同上，按当时所知')
    .action(conversion);
  withExplainOptions(withPeriodOptions(group.command('time')), 'stages.ENGAGING.stalled, slippage.slipped')
    .description('time in stage, what has stalled, slippage and pushes / 阶段停留、停滞、延期与推迟')
    .action(time);
  withExplainOptions(withPeriodOptions(group.command('velocity')), 'openQualified, winRate.k')
    .description('what is won a day by what is open / 在途商机每天带来的赢单金额')
    .option('--qualified-from <stage>', 'open ones count from this stage on / 自该阶段起计入在途')
    .action(velocity);
  withExplainOptions(withPeriodOptions(group.command('compare')), 'won, stages.ENGAGING.wentOn')
    .description('a cohort against an ideal funnel, and what the gap is made of / 同期群与理想漏斗对比及差额归因')
    .option('--ideal <id[@version]>', 'ideal funnel; default version: the one in force / 理想漏斗')
    .option('--id <comparison>', 'make a comparison again by its id / 按编号重做')
    .option('--horizon <days>', 'gone on within so many days; default 90 / 观察天数')
    .option('--earlier <from,to>', 'an earlier cohort beside it / 并列的早期同期群')
    .option('--beside <dimension=value...>', 'the same cohort in another scope beside it / 并列的另一范围')
    .action(compare);
  withQueryOptions(group.command('effect <remedy>'))
    .description('what has changed in a stage since its remedy / 措施之后该阶段的变化')
    .option('--to <T>', 'what is measured entered by then; default: --effective / 所计进入的终点')
    .action(effect);
  withExplainOptions(withPeriodOptions(group.command('performance')), 'won, earlier.lost')
    .description('sales, growth, win rate and cycle of a period / 期间销售额、增长率、赢单率与周期')
    .option('--earlier <from,to>', 'held against; default: as long before / 对比期间')
    .option('--target <id>', 'a target with this period: how far it was attained / 目标：达成率')
    .option('--person <id>', 'whose part of it; default: the consultant asked for, else the whole / 谁的目标')
    .action(performance);
  withExplainOptions(withPeriodOptions(group.command('bottlenecks')), 'stages.ENGAGING.lost, entries')
    .description('where opportunities are lost, wait, and where it has become worse / 流失、停留与恶化之处')
    .option('--horizon <days>', 'gone on within so many days; default 90 / 观察天数')
    .option('--earlier <from,to>', 'held against; default: as long before / 对比期间')
    .action(bottlenecks);
  visitsCommand(group);
}
