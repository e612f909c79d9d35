import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { EventStoreDBClient } from '@eventstore/db-client';
import { CLI } from './dealtrail.ts';

/** A server of EventStoreDB in a process of its own, which ends and begins as one whose machine fails. */
export interface KillableServer {
  readonly url: string;
  /** Resolves when it answers. */
  start(): Promise<void>;
  /** kill −9; resolves when it is gone. */
  kill(): Promise<void>;
}

/** How long a server may take to answer after it was started, in ms. */
const READY_MS = 60_000;

/** The server for development, which keeps its events in a file. */
export async function devServer(file: string): Promise<KillableServer> {
  const port = await freePort();
  const command = [process.execPath, CLI, 'dev-eventstore', '--port', String(port), '--file', file];
  return killableServer(`esdb://127.0.0.1:${port}?tls=false`, command);
}

/** @param commandLine starts it in the foreground, for `sh`; what it is told it keeps from one start to the next */
export function namedServer(url: string, commandLine: string): KillableServer {
  return killableServer(url, ['sh', '-c', `exec ${commandLine}`]);
}

function killableServer(url: string, [program = '', ...args]: readonly string[]): KillableServer {
  let kill = async () => {};
  // A server takes every EVENTSTORE_… for a setting of its own, and does not start with one that it does not know.
  const { EVENTSTORE_URL: _, EVENTSTORE_COMMAND: __, ...env } = process.env;
  return {
    url,
    async start() {
      const child = spawn(program, args, { stdio: 'ignore', env });
      const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));
      kill = async () => {
        child.kill('SIGKILL');
        await gone;
      };
      await ready(url);
    },
    kill: () => kill(),
  };
}

/** A client that met a server going down is of little use: each look is by a new one. */
async function ready(url: string): Promise<void> {
  for (const end = performance.now() + READY_MS; performance.now() < end; ) {
    const client = EventStoreDBClient.connectionString(url);
    try {
      for await (const _ of client.readAll({ maxCount: 1 }));
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    } finally {
      await client.dispose();
    }
  }
  throw new Error(`no server answered at ${url} within ${READY_MS} ms`);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}
