import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import type { FaultRun } from '../fault-run.ts';
import { faultsOfViews } from '../subject/rebuilt-views.ts';

/** Built, also where this is run from source. */
const program = resolve('dist/test/fault/rebuilder.js');
const CYCLES_A_LOG = 40;

/**
 * kill −9 at random moments while views are rebuilt, or while builds are switched to and fro, beside appends and
 * projecting.
 */
export async function checkRebuildKills(run: FaultRun, work: 'rebuild' | 'switch', cycles: number): Promise<void> {
  const faults: string[] = [];
  let through = 0;
  let folder = run.folder();
  for (let cycle = 0; cycle < cycles; cycle++) {
    if (cycle > 0 && cycle % CYCLES_A_LOG === 0) folder = run.folder();
    const killed = await killOnce(run, work, folder);
    through += killed.lines;
    const found = killed.complaint === '' ? [] : [killed.complaint];
    // Now and then the next process meets what the kill left, not the one that looks.
    const last = cycle === cycles - 1 || (cycle + 1) % CYCLES_A_LOG === 0;
    if (last || run.random() < 0.5) found.push(...(await faultsOfViews(folder)));
    faults.push(...found.map((fault) => `cycle ${cycle}: ${fault}`));
  }
  if (cycles > 0 && through === 0) faults.push('nothing was ever rebuilt');
  const what = work === 'rebuild' ? 'views are rebuilt' : 'builds are switched to and fro';
  run.report(
    `kill −9 while ${what}, ${cycles} times: views are what a refold gives, the pointer names a whole one`,
    faults,
  );
}

async function killOnce(run: FaultRun, work: string, folder: string) {
  const child = spawn(process.execPath, [program, folder, work], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  let complaint = '';
  const enough = 1 + run.upTo(4);
  const delay = run.upTo(150);
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint += text;
  });
  const lines = () => said.split('\n').length - 1;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const before = lines();
    said += text;
    if (before < enough && lines() >= enough) setTimeout(() => child.kill('SIGKILL'), delay);
  });
  await once(child, 'close');
  return { lines: lines() - 1, complaint };
}
