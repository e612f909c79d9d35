import type { Command } from 'commander';
import { type CommonOptions, portOption, withCommonOptions } from '../options.ts';
import { locationsOf, zoneOption } from '../session.ts';

interface ServeOptions extends CommonOptions {
  readonly port: number;
}

export function serveCommand(program: Command): void {
  withCommonOptions(program.command('serve'))
    .description('HTTP server and projector / 启动服务')
    .addOption(portOption(3000))
    .action(serve);
}

async function serve(options: ServeOptions): Promise<void> {
  // Only here: the web framework would make every other command start later.
  const { startServer } = await import('../../../server/src/start-server.ts');
  const server = await startServer({
    ...locationsOf(options),
    zone: zoneOption(options),
    port: options.port,
    host: process.env.DEALTRAIL_HOST,
    lang: options.lang,
  });
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  await server.close();
}
