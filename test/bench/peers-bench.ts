import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type Measured, summary } from './measure.ts';

/** How another embedded store did in one way of using it, at one number of appends under way. */
export interface PeerRun {
  readonly variant: string;
  readonly concurrency: number;
  /** What it measured; absent where its process ended before the end of the load. */
  readonly measured?: PeerMeasured;
  /** Why it cannot be taken as a figure; absent where every append was answered durably. */
  readonly spoilt?: string;
}

interface PeerMeasured extends Measured {
  /** As SQLite says. */
  readonly journal: string;
  readonly synchronous: number;
}

/** What a peer's program prints. */
interface Printed {
  readonly took: number[];
  readonly elapsed: number;
  readonly failed: number;
  readonly failures: Readonly<Record<string, number>>;
  readonly journal: string;
  readonly synchronous: number;
}

export interface Peer {
  readonly name: string;
  readonly version: string;
  readonly runs: readonly PeerRun[];
  /** Its fastest run in which nothing failed and everything answered was durable. */
  readonly best: PeerRun | undefined;
}

const FOLDER = resolve('test/bench/peers');

interface PeerProgram {
  readonly name: string;
  readonly program: string;
  readonly variants: readonly string[];
  /** SQL: stream and how many of its events are committed. */
  readonly committed: string;
}

const PEERS: readonly PeerProgram[] = [
  {
    name: '@event-driven-io/emmett-sqlite',
    program: 'emmett.mjs',
    variants: ['a connection each call', 'one connection'],
    committed: 'SELECT stream_id AS stream, count(*) AS events FROM emt_messages GROUP BY stream_id',
  },
  {
    name: '@rotorsoft/act-sqlite',
    program: 'act.mjs',
    variants: ['one store'],
    committed: 'SELECT stream, count(*) AS events FROM events GROUP BY stream',
  },
];

/**
 * Measures the peers, installing them first where they are not there.
 * @returns the reason where they cannot be installed
 */
export function measurePeers(folder: string, seconds: number, concurrencies: readonly number[]): Peer[] | string {
  if (!existsSync(join(FOLDER, 'node_modules'))) {
    const installed = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--prefix', FOLDER], { encoding: 'utf8' });
    if (installed.status !== 0) return `npm ci in test/bench/peers: ${installed.stderr.trim().split('\n').at(-1)}`;
  }
  return PEERS.map((peer) => {
    const runs = peer.variants.flatMap((variant) =>
      concurrencies.map((concurrency) => runOf(peer, { variant, concurrency, seconds, folder })),
    );
    const sound = runs.filter(({ spoilt }) => spoilt === undefined);
    const best = sound.sort((a, b) => (b.measured?.perSecond ?? 0) - (a.measured?.perSecond ?? 0))[0];
    return { name: peer.name, version: versionOf(peer.name), runs, best };
  });
}

interface PeerOrder {
  readonly variant: string;
  readonly concurrency: number;
  readonly seconds: number;
  readonly folder: string;
}

function runOf(peer: PeerProgram, order: PeerOrder): PeerRun {
  const { variant, concurrency } = order;
  const child = start(peer, order, false);
  if (child.status !== 0) {
    const reason = child.signal ? 'it came to no end' : (/SQLITE_\w+[^\n]*/.exec(child.stderr)?.[0] ?? child.stderr);
    return { variant, concurrency, spoilt: `its process ended: ${reason.slice(0, 200)}` };
  }
  const { took, elapsed, failed, failures, journal, synchronous } = JSON.parse(child.stdout) as Printed;
  const measured = { ...summary(took, elapsed), journal, synchronous };
  const spoilt = failed > 0 ? `${failed} appends failed: ${Object.keys(failures).join('; ')}` : lostByKill(peer, order);
  return { variant, concurrency, measured, ...(spoilt !== undefined && { spoilt }) };
}

/** What is answered must outlive the process: the same load again, killed under way. */
function lostByKill(peer: PeerProgram, order: PeerOrder): string | undefined {
  const child = start(peer, order, true);
  const answered = new Map<string, number>();
  for (const stream of child.stdout.split('\n').slice(0, -1)) answered.set(stream, (answered.get(stream) ?? 0) + 1);
  const log = new DatabaseSync(child.file);
  for (const { stream, events } of log.prepare(peer.committed).all()) {
    const kept = answered.get(String(stream));
    if (kept !== undefined) answered.set(String(stream), Math.max(0, kept - Number(events)));
  }
  log.close();
  const lost = [...answered.values()].reduce((sum, n) => sum + n, 0);
  return lost > 0 ? `${lost} appends that were answered were gone after kill −9` : undefined;
}

function start({ program }: PeerProgram, order: PeerOrder, untilKilled: boolean) {
  const file = join(mkdtempSync(join(order.folder, 'peer-')), 'peer.db');
  const child = spawnSync(process.execPath, [join(FOLDER, program), JSON.stringify({ ...order, file, untilKilled })], {
    cwd: FOLDER,
    encoding: 'utf8',
    timeout: untilKilled ? 1_500 : order.seconds * 10_000,
    killSignal: 'SIGKILL',
    maxBuffer: 2 ** 28,
  });
  return { ...child, file };
}

function versionOf(name: string): string {
  const { version } = JSON.parse(readFileSync(join(FOLDER, 'node_modules', name, 'package.json'), 'utf8')) as {
    version: string;
  };
  return version;
}
