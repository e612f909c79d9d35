import type { Command } from 'commander';
import { bridge } from './funnel-bridge.ts';
import { withFunnelOptions } from './funnel-options.ts';
import { snapshot } from './funnel-snapshot.ts';
import { visitsCommand } from './funnel-visits.ts';

export function funnelCommands(program: Command): void {
  const group = program.command('funnel').description('funnels for any instant / 任意时刻的漏斗');
  withFunnelOptions(group.command('snapshot'))
    .description('open opportunities by stage, won and lost / 各阶段存量、赢单与输单')
    .action(snapshot);
  withFunnelOptions(group.command('bridge'))
    .description('from what was open at one instant to what was open at another / 两个时刻之间在手商机的增减')
    .requiredOption('--from <T>', 'start; a date is its end / 期初（日期指当日末）')
    .option('--to <T>', 'end; default: --effective / 期末')
    .option('--start-as-of <T>', 'what was known when the start was told / 期初数当时所知')
    .action(bridge);
  visitsCommand(group);
}
