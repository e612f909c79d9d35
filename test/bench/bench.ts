/**
 * `npm run bench`: measures, writes bench/results.json and docs/performance.md. `--short` measures a fraction of it,
 * without peers, snapshots and what is served beside a rebuild, writes neither, and holds the ratios against test/bench/baseline.json. `--folder` names the disk,
 * `--events` the size of the log that is replayed and rebuilt.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { holdAgainstBaseline } from './baseline.ts';
import type { BesideRebuild } from './beside-rebuild-program.ts';
import { makeDealerLog } from './dealer-log.ts';
import { measureDurableWrites } from './durable-writes.ts';
import { measureHttpCommands } from './http-commands.ts';
import type { Lag } from './lag-program.ts';
import { machineOf } from './machine.ts';
import { measurePeers } from './peers-bench.ts';
import { performancePage } from './performance-page.ts';
import { run } from './programs.ts';
import type { Rebuilt } from './rebuild-program.ts';
import { measureReplay } from './replay.ts';
import type { Results, RuleWork, SnapshotFigure, TrailFigures } from './results.ts';
import { measureSlowStreams } from './slow-streams.ts';

const { values } = parseArgs({
  options: {
    short: { type: 'boolean', default: false },
    folder: { type: 'string' },
    events: { type: 'string', default: '1000000' },
  },
});
const short = values.short;
const size = short
  ? { seconds: 1, rounds: 3, events: 100_000, replays: 3, lagSeconds: 2, sales: { OPPORTUNITIES: '300', LIVE: '100' } }
  : { seconds: 4, rounds: 3, events: Number(values.events), replays: 3, lagSeconds: 15, sales: {} };

const LEFT_OUT = 'a short run leaves this out';

const base = mkdtempSync(join(values.folder ?? tmpdir(), 'dealtrail-bench-'));
let folders = 0;
const folder = () => {
  const path = join(base, String(folders++));
  mkdirSync(path);
  return path;
};
try {
  const results = await measureAll();
  if (short) process.exitCode = holdAgainstBaseline(results) ? 0 : 1;
  else {
    mkdirSync('bench', { recursive: true });
    writeFileSync('bench/results.json', `${JSON.stringify(results, undefined, 2)}\n`);
    const page = performancePage(results);
    writeFileSync('docs/performance.md', page);
    console.log(page);
  }
} finally {
  rmSync(base, { recursive: true, force: true });
}

async function measureAll(): Promise<Results> {
  say('durable writes');
  const writes = await measureDurableWrites(folder, size.seconds, size.rounds);
  say('peers');
  const peers = short ? LEFT_OUT : measurePeers(folder(), size.seconds, [1, 4, 16, 64]);
  say('replay');
  const replaySealed = await measureReplay(writes.sealedFolder, true, size.replays);
  const log = folder();
  await makeDealerLog(log, size.events);
  const replay = await measureReplay(log, false, size.replays);
  say('rebuild');
  const [rebuilt] = run('rebuild-program', [log]) as [Rebuilt];
  say('what is served beside a rebuild');
  const besideRebuild = short ? LEFT_OUT : measureBesideRebuild(log);
  say('lag');
  const [lag] = run('lag-program', [folder(), '2000', String(size.lagSeconds)]) as [Lag];
  say('HTTP');
  const http = await measureHttpCommands(folder(), size.seconds, size.rounds);
  say('slow readers of streams');
  const slowStreams = await measureSlowStreams(folder, short ? 200 : 1_000, size.seconds * 2);
  say('rules');
  const rules = run('rules-bench', [folder()], size.sales) as RuleWork[];
  say('the trail of compliance');
  const trail = short ? LEFT_OUT : measureTrail(folder());
  say('conversion, comparison and forecast');
  const fewer = short ? { OPPORTUNITIES: '20000', ROUNDS: '20' } : undefined;
  const curve = run('curve-bench', [], fewer) as SnapshotFigure[];
  say('snapshots');
  const snapshot = short ? LEFT_OUT : (run('snapshot-bench', [], { EVENTS: String(size.events) }) as SnapshotFigure[]);
  say('a tenth of the events');
  const tenth = short ? LEFT_OUT : await measureTenth(size.events / 10);
  return {
    measuredAt: new Date().toISOString(),
    short,
    machine: machineOf(base),
    writes,
    peers,
    replay,
    replaySealed,
    rebuilt,
    besideRebuild,
    lag,
    http,
    slowStreams,
    snapshot,
    rules,
    trail,
    curve,
    tenth,
  };
}

function measureBesideRebuild(log: string): BesideRebuild {
  const [found] = run('beside-rebuild-program', [log, String(size.seconds * 2)]) as [BesideRebuild];
  return found;
}

function measureTrail(log: string): TrailFigures {
  const [found] = run('trail-bench', [log], { EVENTS: String(size.events) }) as [TrailFigures];
  return found;
}

async function measureTenth(events: number) {
  const log = folder();
  await makeDealerLog(log, events);
  const [rebuilt] = run('rebuild-program', [log]) as [Rebuilt];
  return { rebuilt, snapshot: run('snapshot-bench', [], { EVENTS: String(events) }) as SnapshotFigure[] };
}

function say(what: string): void {
  console.error(`measuring ${what}`);
}
