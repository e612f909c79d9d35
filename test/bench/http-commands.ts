import { fileURLToPath } from 'node:url';
import { CLI, type Running, start } from '../support/dealtrail.ts';
import { type Measured, median } from './measure.ts';
import { run } from './programs.ts';

/** `POST` of durable commands beside a bare echo. */
export interface HttpCommands {
  readonly connections: number;
  readonly echo: Measured;
  readonly commands: Measured;
  /** From the start of the process to its first answer, on a log that is there already. */
  readonly startSeconds: number;
}

const CONNECTIONS = 64;
/** Requests a second of one identity: here it is the machine that is measured. */
const NO_RATE = { DEALTRAIL_RATE: '100000000', DEALTRAIL_LOG: 'error' };

/** By turns, several times; the run in the middle counts. Service, echo and sender are processes of their own. */
export async function measureHttpCommands(folder: string, seconds: number, rounds: number): Promise<HttpCommands> {
  const echo = await listening(start([fileURLToPath(new URL('./http-echo-program.js', import.meta.url))]));
  const runs = { echo: [] as Measured[], commands: [] as Measured[] };
  let startSeconds = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round++) {
    const began = performance.now();
    const service = await listening(start([CLI, 'serve', '--port', '0', '--data', folder], { environment: NO_RATE }));
    await fetch(`${service.url}/health/live`);
    if (round > 0) startSeconds = Math.min(startSeconds, (performance.now() - began) / 1_000);
    runs.echo.push(load(echo.url, seconds));
    runs.commands.push(load(service.url, seconds));
    await service.end();
  }
  await echo.end();
  return { connections: CONNECTIONS, echo: median(runs.echo), commands: median(runs.commands), startSeconds };
}

function load(url: string, seconds: number): Measured {
  const [measured] = run('http-load-program', [url, String(CONNECTIONS), String(seconds)]) as [Measured];
  return measured;
}

async function listening(running: Running): Promise<{ readonly url: string; end(): Promise<unknown> }> {
  const [, url = ''] = await running.line(/(http:\/\/localhost:\d+)/);
  return {
    url,
    end() {
      running.child.kill('SIGTERM');
      return running.ended;
    },
  };
}
