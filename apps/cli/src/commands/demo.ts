import type { Command } from 'commander';
import type { LocalDate } from '#kernel';
import { type CommonOptions, withCommonOptions } from '../options.ts';
import { runSimulation, type SimulationPlan, showSimulation } from '../run-simulation.ts';

/** Always the same dealership, so that its figures can stand in the documentation. */
export const DEMO: SimulationPlan = {
  opportunities: 2_000,
  seed: 'demo',
  months: 18,
  start: '2025-05-01' as LocalDate,
  violations: true,
};

export function demoCommand(program: Command): void {
  withCommonOptions(program.command('demo'))
    .description('18 months of a simulated dealership to look at / 演示数据')
    .action(async (options: CommonOptions) => showSimulation(await runSimulation(options, DEMO), options));
}
