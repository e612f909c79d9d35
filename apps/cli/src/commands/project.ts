import type { Command } from 'commander';
import { type CommonOptions, portOption, withCommonOptions } from '../options.ts';
import { locationsOf } from '../session.ts';

interface ProjectOptions extends CommonOptions {
  readonly port: number;
}

export function projectCommand(program: Command): void {
  withCommonOptions(program.command('project'))
    .description('projector alone, beside services that run with DEALTRAIL_PROJECTOR=off / 单独运行投影')
    .addOption(portOption(3001))
    .action(project);
}

async function project(options: ProjectOptions): Promise<void> {
  // Only here: no other command needs the log of a service.
  const { startProjector } = await import('../../../projector/src/start-projector.ts');
  const projector = await startProjector({
    ...locationsOf(options),
    port: options.port,
    host: process.env.DEALTRAIL_HOST,
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, projector.stop);
  await projector.ended;
}
