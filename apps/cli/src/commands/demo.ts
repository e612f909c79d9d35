import type { Command } from 'commander';
import type { LocalDate, Zone } from '#kernel';
import { simulate } from '#simulation';
import { type CommonOptions, withCommonOptions } from '../options.ts';
import { runSimulation, type SimulationPlan, showSimulation } from '../run-simulation.ts';

/** Always the same dealership, so that its figures can stand in the documentation. */
export const DEMO = {
  opportunities: 2_000,
  seed: 'demo',
  months: 18,
  start: '2025-05-01' as LocalDate,
  violations: true,
} satisfies SimulationPlan & { readonly violations: boolean };

export function demoCommand(program: Command): void {
  withCommonOptions(program.command('demo'))
    .description('18 months of a simulated dealership to look at / 演示数据')
    .action(async (options: CommonOptions) => {
      const playable = (zone: Zone) => {
        const { commands, truth } = simulate({ ...DEMO, zone });
        return { commands, truth: truth() };
      };
      showSimulation(await runSimulation(options, playable), options);
    });
}
