import { type ChildProcess, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { FaultRun } from '../fault-run.ts';
import { faultsStored } from '../stored.ts';
import { commandOf } from '../subject/engine-log.ts';
import type { Entry } from '../subject/fault-log.ts';
import { startWriter } from '../writer-process.ts';

const LANES = 8;
const CLI = fileURLToPath(new URL('../../../apps/cli/src/main.js', import.meta.url));

/** A long-running writer on the library and the CLI write to one log at once, while the server answers snapshots. */
export async function checkCliBesideWriter(run: FaultRun, entriesEach: number): Promise<void> {
  const folder = run.folder();
  const server = await startServer(folder);
  const lanes = Array.from({ length: LANES }, (_, lane) => ({ lane, from: 0, to: entriesEach / LANES }));
  const sent: Entry[] = Array.from({ length: entriesEach }, (_, i) => ({
    lane: LANES + (i % LANES),
    n: Math.floor(i / LANES),
  }));
  const sending = send(folder, join(run.folder(), 'commands.jsonl'), sent, () => server.ask());
  await sending.begun;
  const writer = startWriter({ subject: 'engine', folder, lanes });
  const cli = await sending.done;
  const { exitCode, complaint } = await writer.ended;
  await server.ask();
  const faults = [
    ...cli.faults,
    ...server.faults,
    ...writer.failed.map(({ lane, n, code }) => `entry ${lane} ${n} failed: ${code}`),
    ...(exitCode === 0 ? [] : [`the writer ended with ${exitCode}: ${complaint}`]),
  ];
  if (server.counts.at(-1) !== 2 * LANES) faults.push(`the last snapshot counts ${server.counts.at(-1)} opportunities`);
  await server.stop();
  const acknowledged = [...writer.acknowledged, ...cli.acknowledged];
  if (acknowledged.length !== 2 * entriesEach) faults.push(`${acknowledged.length} of ${2 * entriesEach} acknowledged`);
  faults.push(...(await faultsStored('engine', folder, acknowledged)));
  run.report(
    `a writer and the CLI write ${entriesEach} entries each to one log, the server answers ${server.counts.length} snapshots`,
    faults,
  );
}

/** Sends the entries with `dealtrail send`. @param asItGoes called for every hundredth answer */
function send(folder: string, file: string, entries: readonly Entry[], asItGoes: () => Promise<void>) {
  const lines = entries.map(({ lane, n }) => {
    const { command, data } = commandOf({ lane, n });
    const actor = { id: 'consultant-2', role: 'sales_consultant' };
    return JSON.stringify({ command, id: `lane-${lane}`, data, actor, commandId: `${lane}:${n}` });
  });
  writeFileSync(file, `${lines.join('\n')}\n`);
  const cli = spawn(process.execPath, [CLI, 'send', file, '--data', folder], { stdio: ['ignore', 'pipe', 'pipe'] });
  const complaint = heardOn(cli);
  const acknowledged: Entry[] = [];
  const faults: string[] = [];
  const ended = new Promise<number | null>((resolve) => cli.on('close', resolve));
  const begun = Promise.race([ended, new Promise((resolve) => cli.stdout.once('data', resolve))]);
  const done = async () => {
    for await (const text of createInterface({ input: cli.stdout })) {
      const { line, exitCode } = JSON.parse(text) as { line: number; exitCode: number };
      if (exitCode === 0) acknowledged.push(entries[line - 1] as Entry);
      else faults.push(`the CLI showed ${text}`);
      if (line % 100 === 0) await asItGoes();
    }
    const exitCode = await ended;
    if (exitCode !== 0) faults.push(`the CLI ended with ${exitCode}: ${complaint()}`);
    return { acknowledged, faults };
  };
  return { begun, done: done() };
}

async function startServer(folder: string) {
  const server = spawn(process.execPath, [CLI, 'serve', '--port', '0', '--lang', 'en', '--data', folder]);
  const complaint = heardOn(server);
  const ended = new Promise<void>((resolve) => server.on('close', () => resolve()));
  const url = await serving(server, complaint);
  const counts: number[] = [];
  const faults: string[] = [];
  return {
    counts,
    faults,
    /** Takes a snapshot: opportunities never get fewer. */
    async ask() {
      const answer = await fetch(`${url}/v1/funnel/snapshot`).catch((error: unknown) => error);
      if (!(answer instanceof Response) || !answer.ok) {
        const told = answer instanceof Response ? `${answer.status}: ${await answer.text()}` : String(answer);
        faults.push(`the server answered ${told} ${complaint()}`);
        return;
      }
      const { entered } = (await answer.json()) as { entered: number };
      if (entered < (counts.at(-1) ?? 0)) faults.push(`a snapshot counts ${entered} after ${counts.at(-1)}`);
      counts.push(entered);
    },
    async stop() {
      server.kill('SIGTERM');
      await ended;
    },
  };
}

/** The address, once the server says it. */
async function serving(server: ChildProcess, complaint: () => string): Promise<string> {
  for (const output of [server.stdout, server.stderr]) output?.setEncoding('utf8');
  return new Promise((resolve, reject) => {
    const look = (text: string) => {
      const url = /http:\/\/localhost:\d+/.exec(text)?.[0];
      if (url) resolve(url);
    };
    server.stdout?.on('data', look);
    server.stderr?.on('data', look);
    server.on('close', (exitCode, signal) =>
      reject(new Error(`the server ended with ${signal ?? exitCode} before it served: ${complaint()}`)),
    );
  });
}

function heardOn(child: ChildProcess): () => string {
  let heard = '';
  child.stderr?.on('data', (text: unknown) => {
    heard += String(text);
  });
  return () => heard;
}
