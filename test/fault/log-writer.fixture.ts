import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** An append that a writer process said was acknowledged. */
export interface Acknowledged {
  readonly stream: string;
  readonly revision: number;
  readonly position: number;
  readonly events: number;
}

export interface RunningWriter {
  readonly process: ChildProcess;
  readonly acknowledged: Acknowledged[];
  readonly errors: string[];
  /** Resolves when so many appends are acknowledged, or the process has ended. */
  reached(count: number): Promise<void>;
  readonly ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
}

const PROGRAM = fileURLToPath(new URL('./log-writer.program.ts', import.meta.url));

/** Starts a process that appends to the log, from the TypeScript source. */
export function startWriter(file: string, name: string, streams = 8, appends = 0): RunningWriter {
  const child = spawn(
    process.execPath,
    ['--conditions=source', '--disable-warning=ExperimentalWarning', PROGRAM, file, name, `${streams}`, `${appends}`],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const acknowledged: Acknowledged[] = [];
  const errors: string[] = [];
  const waiting = new Set<() => void>();
  let rest = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    // A last line without its end was cut by the kill: that append was not acknowledged to anybody.
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const [stream = '', revision, position, events] = line.split(' ');
      acknowledged.push({ stream, revision: Number(revision), position: Number(position), events: Number(events) });
    }
    for (const look of waiting) look();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => errors.push(text));
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal }));
  });
  const reached = (count: number) =>
    Promise.race([
      ended.then(() => undefined),
      new Promise<void>((resolve) => {
        const look = () => {
          if (acknowledged.length >= count) resolve();
        };
        waiting.add(look);
        look();
      }),
    ]);
  return { process: child, acknowledged, errors, ended, reached };
}
