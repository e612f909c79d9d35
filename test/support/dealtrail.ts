import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';

/** The built command line, as a user runs it. */
export const CLI = resolve('dist/apps/cli/src/main.js');

/** A run that has ended. */
export interface Ended {
  readonly exitCode: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  /** Given on standard input, which then ends; `held`: it stays open. */
  readonly input?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** The system fails a write that makes a file longer than so many blocks of the shell, of 512 or 1,024 bytes. */
  readonly fileBlocks?: number | undefined;
}

/** A process under way. */
export interface Running {
  readonly child: ChildProcess;
  /** Resolves with the first line of either output that matches; rejects when the process ends before. */
  line(pattern: RegExp): Promise<RegExpExecArray>;
  readonly ended: Promise<Ended>;
}

/** Runs `dealtrail` with these arguments to its end. Settings of the machine do not reach it. */
export function dealtrail(args: readonly string[], options: RunOptions = {}): Promise<Ended> {
  return start([CLI, ...args], options).ended;
}

/** The one JSON document that a run with `--json` printed. @throws where it printed anything else */
export function answer<Answer = never>({ stdout, stderr }: Ended): Answer {
  try {
    return JSON.parse(stdout) as Answer;
  } catch {
    throw new Error(`no JSON document on standard output: ${JSON.stringify({ stdout, stderr })}`);
  }
}

const underWay = new Set<ChildProcess>();

/** Ends at once whatever was started and still runs: a test that failed half-way may have left it. */
export function endAll(): void {
  for (const child of underWay) child.kill('SIGKILL');
}

/** Starts a program on the Node that runs the tests. */
export function start(args: readonly string[], { input = '', environment = {}, fileBlocks }: RunOptions = {}): Running {
  const { PATH = '', HOME = '', TMPDIR } = process.env;
  const program = [process.execPath, ...args];
  const limited = ['sh', '-c', `ulimit -f ${fileBlocks} && exec "$0" "$@"`, ...program];
  const [file = '', ...rest] = fileBlocks === undefined ? program : limited;
  const child = spawn(file, rest, {
    env: { PATH, HOME, ...(TMPDIR !== undefined && { TMPDIR }), LANG: 'C.UTF-8', ...environment },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  underWay.add(child);
  const said = { stdout: '', stderr: '' };
  const heard: string[] = [];
  let listeners: ((over: boolean) => boolean)[] = [];
  const tell = (over: boolean) => {
    listeners = listeners.filter((listener) => !listener(over));
  };
  for (const name of ['stdout', 'stderr'] as const) {
    const stream = child[name];
    stream.setEncoding('utf8').on('data', (text: string) => {
      said[name] += text;
    });
    createInterface({ input: stream }).on('line', (text) => {
      heard.push(text);
      tell(false);
    });
  }
  child.stdin.on('error', () => undefined);
  if (input !== 'held') child.stdin.end(input);
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (exitCode, signal) => {
      underWay.delete(child);
      tell(true);
      resolve({ exitCode, signal, ...said });
    });
  });
  const line = (pattern: RegExp) =>
    new Promise<RegExpExecArray>((found, reject) => {
      const listener = (over: boolean) => {
        const match = heard.map((text) => pattern.exec(text)).find((result) => result !== null);
        if (match) found(match);
        else if (over) reject(new Error(`ended without a line like ${pattern}: ${JSON.stringify(said)}`));
        return match !== undefined || over;
      };
      if (!listener(child.exitCode !== null)) listeners.push(listener);
    });
  return { child, line, ended };
}

/** A service that answers. */
export interface Service {
  readonly url: string;
  get(
    path: string,
    headers?: Readonly<Record<string, string>>,
  ): Promise<{ readonly status: number; readonly type: string; readonly body: never }>;
  /** Asks it to end, as an operator's machine does. */
  stop(): Promise<Ended>;
  /** Ends it at once, as a power cut would. */
  kill(): Promise<Ended>;
}

/** `dealtrail serve` on a free port, from the moment on at which it says its address. */
export async function serve(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  fileBlocks?: number,
): Promise<Service> {
  const running = start([CLI, 'serve', '--port', '0', ...args], { environment, fileBlocks });
  const [, url = ''] = await running.line(/(http:\/\/localhost:\d+)/);
  return {
    url,
    async get(path, headers = {}) {
      const response = await fetch(url + path, { headers });
      const type = response.headers.get('content-type') ?? '';
      return { status: response.status, type, body: (await response.json()) as never };
    },
    stop() {
      running.child.kill('SIGTERM');
      return running.ended;
    },
    kill() {
      running.child.kill('SIGKILL');
      return running.ended;
    },
  };
}
