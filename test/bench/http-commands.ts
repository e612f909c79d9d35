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

/**
 * By turns, several times; the run in the middle counts. Service, echo and sender are processes of their own; service and echo
 * run through all rounds, so that neither is measured while its code is still being compiled and the other's is not.
 */
export async function measureHttpCommands(folder: string, seconds: number, rounds: number): Promise<HttpCommands> {
  const echo = await listening(start([fileURLToPath(new URL('./http-echo-program.js', import.meta.url))]));
  const service = await serving(folder);
  const runs = { echo: [] as Measured[], commands: [] as Measured[] };
  for (let round = 0; round < rounds; round++) {
    runs.echo.push(load(echo.url, seconds));
    runs.commands.push(load(service.url, seconds));
  }
  await service.end();
  await echo.end();
  const startSeconds = await measureStart(folder, rounds);
  return { connections: CONNECTIONS, echo: median(runs.echo), commands: median(runs.commands), startSeconds };
}

function serving(folder: string) {
  return listening(start([CLI, 'serve', '--port', '0', '--data', folder], { environment: NO_RATE }));
}

/** The shortest of several. */
async function measureStart(folder: string, rounds: number): Promise<number> {
  let startSeconds = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round++) {
    const began = performance.now();
    const service = await serving(folder);
    await fetch(`${service.url}/health/live`);
    startSeconds = Math.min(startSeconds, (performance.now() - began) / 1_000);
    await service.end();
  }
  return startSeconds;
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
