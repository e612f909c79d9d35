import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { CLI, start } from '../support/dealtrail.ts';
import type { Measured } from './measure.ts';
import { run } from './programs.ts';

/** `POST` of durable commands alone, and beside clients that follow the log and read nothing. */
export interface SlowStreams {
  readonly clients: number;
  readonly alone: Measured;
  readonly beside: Measured;
  /** Resident memory of the service beyond that of one which took as many loads of commands and has no clients. */
  readonly memoryMiB: number;
  /** The same after more commands. */
  readonly memoryLaterMiB: number;
}

const CONNECTIONS = 64;
const ENVIRONMENT = { DEALTRAIL_RATE: '100000000', DEALTRAIL_STREAMS: '100000', DEALTRAIL_LOG: 'error' };

/** @param folder a new one for each service */
export async function measureSlowStreams(folder: () => string, clients: number, seconds: number): Promise<SlowStreams> {
  const without = await measureService(folder(), 0, seconds);
  const { alone, beside, residentMiB, residentLaterMiB } = await measureService(folder(), clients, seconds);
  const memoryMiB = residentMiB - without.residentMiB;
  return { clients, alone, beside, memoryMiB, memoryLaterMiB: residentLaterMiB - without.residentLaterMiB };
}

/** A service under loads of commands, the first two before the clients come. */
async function measureService(folder: string, clients: number, seconds: number) {
  const service = start([CLI, 'serve', '--port', '0', '--data', folder], { environment: ENVIRONMENT });
  const [, url = ''] = await service.line(/(http:\/\/localhost:\d+)/);
  const load = (lasting = seconds) =>
    (run('http-load-program', [url, String(CONNECTIONS), String(lasting)]) as [Measured])[0];
  load();
  const alone = load();
  const readers = await Promise.all(Array.from({ length: clients }, () => follower(url)));
  // What their connections hold by themselves is filled first.
  load();
  const beside = load();
  const resident = residentMiB(service.child.pid);
  // Soon: who takes nothing for 30 s is cut off.
  load(seconds / 4);
  const residentLater = residentMiB(service.child.pid);
  const open = await streamsOpen(url);
  if (open !== clients) throw new Error(`${open} of ${clients} streams are left`);
  for (const reader of readers) reader.destroy();
  service.child.kill('SIGTERM');
  await service.ended;
  return { alone, beside, residentMiB: resident, residentLaterMiB: residentLater };
}

/** A client that follows the log, got the head of the answer, and takes nothing more. */
function follower(url: string): Promise<Socket> {
  const socket = connect({ port: Number(new URL(url).port), host: '127.0.0.1' });
  return new Promise((resolve, reject) => {
    socket
      .once('error', reject)
      .once('connect', () => socket.write('GET /v1/events/stream HTTP/1.1\r\nhost: localhost\r\n\r\n'));
    socket.once('data', (head) => {
      socket.pause();
      if (String(head).startsWith('HTTP/1.1 200')) resolve(socket);
      else reject(new Error(`a stream was answered ${String(head).slice(0, 40)}`));
    });
  });
}

async function streamsOpen(url: string): Promise<number> {
  const metrics = await (await fetch(`${url}/metrics`)).text();
  const [, open = ''] = /^dealtrail_streams_open (\d+)$/m.exec(metrics) ?? [];
  return Number(open);
}

function residentMiB(pid: number | undefined): number {
  const [, kiB = ''] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kiB) / 1024;
}
