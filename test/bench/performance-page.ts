import type { BesideRebuild } from './beside-rebuild-program.ts';
import type { Measured } from './measure.ts';
import type { Peer } from './peers-bench.ts';
import type { Results, SnapshotFigure, TrailFigures } from './results.ts';
import { isMet, type Target, targetsOf } from './targets.ts';

/** docs/performance.md, with no figure that this run did not print. */
export function performancePage(results: Results): string {
  const { machine, writes, peers, rebuilt, besideRebuild, lag, http, slowStreams, snapshot, rules, trail, curve } =
    results;
  return `${[
    '# Performance',
    'Written by `npm run bench` from one run of it; no figure here comes from anywhere else. What a figure is compared',
    'with was measured in the same run, on the same disk, by turns.',
    '',
    ...table(
      ['measured', 'on'],
      [
        [
          results.measuredAt,
          `${machine.processor}, ${machine.cores} cores, ${machine.memoryGiB} GiB, ${machine.system}, ${machine.fileSystem}`,
        ],
        ['versions', `Node ${machine.node}, SQLite ${machine.sqlite}`],
        [
          'durability',
          `journal_mode WAL, synchronous FULL; the bare loop: synchronous ${writes.synchronous} (2 is FULL)`,
        ],
        ['event', `${writes.eventBytes} bytes as stored`],
        [
          'bare loop on the same tables',
          'rows with random ids over 10,000 streams, as commands give, with their entries in both indexes as the store makes them; one log that grows. It is what the target is held against',
        ],
        [
          'simple bare loop',
          'rows in order into the one table of events and nothing else: the loop that the target of 63,000–80,000/s speaks of',
        ],
      ],
    ),
    '',
    '## Targets',
    '',
    ...table(
      ['work', 'target', 'measured', ''],
      targetsOf(results).map((target) => [target.work, aim(target), shown(target), verdict(target)]),
    ),
    '',
    '## Durable writes',
    '',
    ...table(
      ['work', 'in flight', 'per second', 'p50 ms', 'p99 ms', 'p99.9 ms'],
      [
        row('raw write + fdatasync of the same bytes', 1, writes.rawWrites),
        ...Object.entries(writes.commands).flatMap(([lanes, measured]) => [
          row('simple bare loop', lanes, writes.simple[Number(lanes)] as Measured),
          row('bare loop on the same tables', lanes, writes.bare[Number(lanes)] as Measured),
          row('append to the embedded store', lanes, writes.appends[Number(lanes)] as Measured),
          row('command', lanes, measured),
        ]),
        row('command with a sealed envelope', 1_000, writes.sealedCommands),
      ],
    ),
    '',
    '## Other embedded event stores',
    '',
    ...(typeof peers === 'string' ? [`Not measured: ${peers}.`] : peers.flatMap(peerSection)),
    '',
    '## Replay and rebuild',
    '',
    ...table(
      ['work', 'events', 'per second'],
      [
        ['replay, decoded and upcast', whole(results.replay.events), whole(results.replay.perSecond)],
        ['replay, an envelope opened each', whole(results.replaySealed.events), whole(results.replaySealed.perSecond)],
        ['rebuild of all views', whole(rebuilt.events), whole(rebuilt.events / rebuilt.seconds)],
        ...rebuilt.projections.map(({ name, microseconds }) => [
          `of which ${name}, ${microseconds.toFixed(1)} µs an event`,
          whole(rebuilt.events),
          whole(1e6 / microseconds),
        ]),
      ],
    ),
    '',
    '## Beside a rebuild',
    '',
    ...(typeof besideRebuild === 'string' ? [`Not measured: ${besideRebuild}.`] : besideRebuildSection(besideRebuild)),
    '',
    '## Lag of the views',
    '',
    `From the acknowledgement of a command until ${lag.projections.length} views hold it, in the process that does both.`,
    '',
    ...table(
      ['work', 'asked a second', 'per second', 'p50 ms', 'p99 ms', 'p99.9 ms'],
      [row('commands, projected live', lag.asked, lag)],
    ),
    '',
    '## Commands over HTTP',
    '',
    'The service, the echo and the sender are processes of their own on the same cores.',
    '',
    ...table(
      ['work', 'in flight', 'per second', 'p50 ms', 'p99 ms', 'p99.9 ms'],
      [
        row('bare NestJS echo with the same validation', http.connections, http.echo),
        row('POST of a durable command', http.connections, http.commands),
        row(`POST, ${slowStreams.clients} stream clients still to come`, http.connections, slowStreams.alone),
        row(
          `POST beside ${slowStreams.clients} stream clients that read nothing`,
          http.connections,
          slowStreams.beside,
        ),
      ],
    ),
    '',
    '## Rules',
    '',
    'Of sales under a rule set that puts the whole catalogue in force; CPU, in-process and warm. A sale that is judged again with',
    'each of its events is judged whole every time.',
    '',
    ...table(
      ['work', 'events or commands', 'µs each', 'p50 µs', 'p99 µs'],
      rules.map(({ work, n, microsecondsEach, p50, p99 }) => [
        work,
        whole(n),
        ...[microsecondsEach, p50, p99].map((figure) => figure.toFixed(1)),
      ]),
    ),
    '',
    '## The trail of compliance',
    '',
    ...trailSection(trail),
    '',
    '## Funnel snapshots',
    '',
    ...questionSection(snapshot),
    '',
    '## Conversion, comparison and forecast',
    '',
    'Of 100,000 opportunities, in-process and warm.',
    '',
    ...questionSection(curve),
  ].join('\n')}\n`;
}

function trailSection(trail: TrailFigures | string): string[] {
  if (typeof trail === 'string') return [trail];
  const { events, seconds, microseconds, cpuMicroseconds, memoryMiB, bytes, violationsMs, owedMs } = trail;
  return [
    `Of ${whole(events)} events, every rule of the house in force from the first on, rebuilt in ${seconds.toFixed(1)} s and ${whole(memoryMiB)} MiB.`,
    '',
    ...table(
      [
        'µs an event',
        'CPU µs an event, reading and writing included',
        'bytes an event',
        'violations of one consultant, ms',
        'owed by one, ms',
      ],
      [[microseconds.toFixed(1), cpuMicroseconds.toFixed(1), whole(bytes), violationsMs.toFixed(0), owedMs.toFixed(0)]],
    ),
  ];
}

function besideRebuildSection(beside: BesideRebuild): string[] {
  return [
    'Commands that come at 2,000 a second and snapshots by consultant in one process, while another one rebuilds every view',
    `and compares it with the live one, in ${beside.seconds.toFixed(0)} s.`,
    '',
    ...table(
      ['work', 'per second', 'p50 ms', 'p99 ms'],
      (['idle', 'during'] as const).flatMap((when) =>
        (['commands', 'queries'] as const).map((kind) => {
          const { perSecond, p50, p99 } = beside[when][kind];
          return [
            `${kind}, ${when === 'idle' ? 'nothing rebuilt' : 'all views rebuilt'}`,
            whole(perSecond),
            p50.toFixed(2),
            p99.toFixed(2),
          ];
        }),
      ),
    ),
  ];
}

function questionSection(figures: readonly SnapshotFigure[] | string): string[] {
  if (typeof figures === 'string') return [`Not measured: ${figures}.`];
  return table(
    ['question', 'asked', 'p50 ms', 'p99 ms', 'CPU p99 ms'],
    figures.flatMap(({ question, n, p50Ms, p99Ms, cpuP99Ms }) =>
      question === undefined ? [] : [[question, n, p50Ms, p99Ms, cpuP99Ms].map(String)],
    ),
  );
}

function peerSection({ name, version, runs, best }: Peer): string[] {
  return [
    `### ${name} ${version}`,
    '',
    ...table(
      ['way', 'in flight', 'per second', 'p99 ms', 'journal, synchronous', 'what went wrong'],
      runs.map(({ variant, concurrency, measured, spoilt }) => [
        `${variant}${best?.variant === variant && best.concurrency === concurrency ? ' (its best)' : ''}`,
        String(concurrency),
        measured ? whole(measured.perSecond) : '–',
        measured?.p99 ? measured.p99.toFixed(2) : '–',
        measured ? `${measured.journal}, ${measured.synchronous}` : '–',
        spoilt ?? '',
      ]),
    ),
    '',
  ];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return [head, head.map(() => '---'), ...rows].map(
    (cells) => `| ${cells.map((cell) => cell.replaceAll('|', '/')).join(' | ')} |`,
  );
}

function row(work: string, inFlight: number | string, { perSecond, p50, p99, p999 }: Measured): string[] {
  return [work, whole(Number(inFlight)), whole(perSecond), p50.toFixed(3), p99.toFixed(3), p999.toFixed(3)];
}

function aim({ atLeast, atMost, unit }: Target): string {
  return atLeast === undefined ? `≤ ${withUnit(atMost as number, unit)}` : `≥ ${withUnit(atLeast, unit)}`;
}

function shown({ measured, unit }: Target): string {
  return measured === undefined ? 'not measured' : withUnit(measured, unit);
}

function verdict(target: Target): string {
  return target.measured === undefined ? '' : isMet(target) ? 'met' : '**missed**';
}

function withUnit(figure: number, unit: Target['unit']): string {
  const written = figure >= 100 ? whole(figure) : String(Number(figure.toPrecision(3)));
  return unit === '/s' ? `${written}/s` : `${written} ${unit}`;
}

function whole(figure: number): string {
  return Math.round(figure).toLocaleString('en-US');
}
