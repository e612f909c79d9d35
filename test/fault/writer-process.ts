import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Entry } from './subject/fault-log.ts';
import type { WriterOrder } from './writer.ts';

export interface Failure extends Entry {
  readonly code: string;
}

/** A writing process, seen from outside. */
export interface WriterProcess {
  /** What it has said so far, in order. */
  readonly acknowledged: Entry[];
  readonly failed: Failure[];
  /** Why it could not open the log. */
  readonly refusals: string[];
  /** Resolves when what it said so far meets the condition, or it has ended. */
  until(condition: () => boolean): Promise<void>;
  /** Lanes that failed write the same entry again. */
  retry(): void;
  /** kill −9. */
  kill(): void;
  /** No further entry is begun. */
  finish(): void;
  /** What it wrote on standard error, when it has ended. */
  readonly ended: Promise<{
    readonly signal: string | null;
    readonly exitCode: number | null;
    readonly complaint: string;
  }>;
}

/** Built, also where this is run from source. */
const program = resolve('dist/test/fault/writer.js');

/** Starts a writer; its acknowledgements come through a pipe, so that all it said before its death is heard. */
export function startWriter(order: WriterOrder, environment: Record<string, string> = {}): WriterProcess {
  const child: ChildProcess = spawn(process.execPath, [program, JSON.stringify(order)], {
    env: { ...process.env, ...environment },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const [stdin, stdout, stderr] = [child.stdin!, child.stdout!, child.stderr!];
  const heard = listen();
  let complaint = '';
  stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint += text;
  });
  stdin.on('error', () => undefined);
  const lines = createInterface({ input: stdout });
  lines.on('line', heard.line);
  const linesEnded = new Promise<void>((done) => lines.on('close', done));
  const ended = new Promise<{ signal: string | null; exitCode: number | null; complaint: string }>((done) => {
    child.on('close', async (exitCode, signal) => {
      await linesEnded;
      heard.end();
      done({ signal, exitCode, complaint });
    });
  });
  return {
    ...heard.said,
    until: heard.until,
    retry: () => stdin.write('\n'),
    kill: () => child.kill('SIGKILL'),
    finish: () => stdin.end(),
    ended,
  };
}

function listen() {
  const said = { acknowledged: [] as Entry[], failed: [] as Failure[], refusals: [] as string[] };
  let over = false;
  let watchers: { condition: () => boolean; resolve: () => void }[] = [];
  const look = () => {
    watchers = watchers.filter(({ condition, resolve }) => {
      if (!over && !condition()) return true;
      resolve();
      return false;
    });
  };
  return {
    said,
    line(text: string) {
      const [word, lane, n, ...code] = text.split(' ');
      if (word === 'acknowledged') said.acknowledged.push({ lane: Number(lane), n: Number(n) });
      if (word === 'failed') said.failed.push({ lane: Number(lane), n: Number(n), code: code.join(' ') });
      if (word === 'closed') said.refusals.push(text.slice('closed '.length));
      look();
    },
    until: (condition: () => boolean) =>
      new Promise<void>((resolve) => {
        watchers.push({ condition, resolve });
        look();
      }),
    end() {
      over = true;
      look();
    },
  };
}
