import type { Results, RuleWork, SnapshotFigure } from './results.ts';

/** A figure that is promised, and what was measured of it. */
export interface Target {
  readonly work: string;
  readonly unit: '×' | '/s' | 's' | 'MiB' | 'ms' | 'µs' | 'B';
  readonly atLeast?: number;
  readonly atMost?: number;
  /** undefined: not measured in this run */
  readonly measured: number | undefined;
}

const MOST_IN_FLIGHT = 1_000;

/** The targets of performance that the bench covers. */
export function targetsOf({
  writes,
  replay,
  replaySealed,
  slowStreams,
  rebuilt,
  besideRebuild,
  lag,
  http,
  peers,
  snapshot,
  rules,
  trail,
  curve,
  tenth,
}: Results): readonly Target[] {
  const commands = writes.commands[MOST_IN_FLIGHT]?.perSecond;
  const bare = writes.bare[MOST_IN_FLIGHT]?.perSecond;
  const besidePeer = (name: string) => {
    const peer = typeof peers === 'string' ? undefined : peers.find((one) => one.name.includes(name));
    return ratio(commands, peer?.best?.measured?.perSecond);
  };
  const beside = typeof besideRebuild === 'string' ? undefined : besideRebuild;
  const before = typeof tenth === 'string' ? undefined : tenth;
  const judged = typeof trail === 'string' ? undefined : trail;
  const asked = typeof snapshot === 'string' ? [] : snapshot;
  return [
    {
      work: 'durable commands, 1,000 in flight, beside a bare group commit on the same tables',
      unit: '×',
      atLeast: 0.6,
      measured: ratio(commands, bare),
    },
    { work: 'the same beside emmett-sqlite at its best', unit: '×', atLeast: 50, measured: besidePeer('emmett') },
    { work: 'the same beside act-sqlite at its best', unit: '×', atLeast: 15, measured: besidePeer('act-sqlite') },
    {
      work: 'the same with a sealed envelope in each',
      unit: '/s',
      atLeast: 20_000,
      measured: writes.sealedCommands.perSecond,
    },
    {
      work: 'sequential appends beside raw write and fdatasync of the same bytes',
      unit: '×',
      atLeast: 0.8,
      measured: ratio(writes.appends[1]?.perSecond, writes.rawWrites.perSecond),
    },
    { work: 'replay, decoded and upcast', unit: '/s', atLeast: 800_000, measured: replay.perSecond },
    {
      work: 'replay with one envelope opened an event',
      unit: '/s',
      atLeast: 120_000,
      measured: replaySealed.perSecond,
    },
    {
      work: 'all projections rebuilt, by 1,000,000 events',
      unit: 's',
      atMost: 20,
      measured: (rebuilt.seconds * 1_000_000) / rebuilt.events,
    },
    {
      work: 'rule work an event, each sale judged once by the whole catalogue, CPU',
      unit: 'µs',
      atMost: 200,
      measured: workOf(rules, 'sales judged once at the end'),
    },
    {
      work: 'rule work an event, each sale judged again with every event of it, CPU',
      unit: 'µs',
      atMost: 200,
      measured: workOf(rules, 'a sale judged again with each of its events'),
    },
    {
      work: 'rule work of a command, CPU',
      unit: 'µs',
      atMost: 200,
      measured: workOf(rules, 'the policy of a command'),
    },
    {
      work: 'the trail of compliance rebuilt, every rule in force, by 1,000,000 events',
      unit: 's',
      atMost: 20,
      measured: judged && (judged.seconds * 1_000_000) / judged.events,
    },
    { work: 'memory of that', unit: 'MiB', atMost: 512, measured: judged?.memoryMiB },
    { work: 'lag of the views under 2,000 commands/s, p99', unit: 'ms', atMost: 100, measured: lag.p99 },
    { work: 'memory of the rebuild', unit: 'MiB', atMost: 512, measured: rebuilt.memoryMiB },
    {
      work: 'queries while all views are rebuilt, p99 beside idle',
      unit: '×',
      atMost: 3,
      measured: ratio(beside?.during.queries.p99, beside?.idle.queries.p99),
    },
    {
      work: 'commands while all views are rebuilt, beside idle',
      unit: '×',
      atLeast: 2 / 3,
      measured: ratio(beside?.during.commands.perSecond, beside?.idle.commands.perSecond),
    },
    {
      work: 'POST of a command, 64 connections, beside a bare echo with the same validation',
      unit: '×',
      atLeast: 0.6,
      measured: ratio(http.commands.perSecond, http.echo.perSecond),
    },
    { work: 'from the start of the service to its first answer', unit: 's', atMost: 3, measured: http.startSeconds },
    {
      work: 'the same beside 1,000 stream clients that read nothing',
      unit: '×',
      atLeast: 0.8,
      measured: ratio(slowStreams.beside.perSecond, slowStreams.alone.perSecond),
    },
    { work: 'memory that they take', unit: 'MiB', atMost: 512, measured: slowStreams.memoryMiB },
    {
      work: 'memory that they take after more commands',
      unit: 'MiB',
      atMost: 512,
      measured: slowStreams.memoryLaterMiB,
    },
    {
      work: 'rebuild by ten times the events',
      unit: '×',
      atMost: 11,
      measured: ratio(rebuilt.seconds, before?.rebuilt.seconds),
    },
    {
      work: 'funnel snapshot by consultant by ten times the events, p50',
      unit: '×',
      atMost: 1.2,
      measured: ratio(p50(asked, 'by consultant'), p50(before?.snapshot ?? [], 'by consultant')),
    },
    { work: 'funnel snapshot, total, p99', unit: 'ms', atMost: 10, measured: p99(asked, 'total') },
    { work: 'funnel snapshot by consultant, p99', unit: 'ms', atMost: 10, measured: p99(asked, 'by consultant') },
    {
      work: 'funnel snapshot at any two moments, by consultant, p99',
      unit: 'ms',
      atMost: 10,
      measured: p99(asked, 'at any two moments, by consultant'),
    },
    { work: 'funnel snapshot, three filters, p99', unit: 'ms', atMost: 250, measured: p99(asked, 'three filters') },
    {
      work: 'funnel snapshot inside a bulk import, p99',
      unit: 'ms',
      atMost: 1_000,
      measured: p99(asked, 'inside the import'),
    },
    {
      work: 'conversion with its curve over 100,000 opportunities, p50',
      unit: 'ms',
      atMost: 150,
      measured: p50(curve, 'conversion curve'),
    },
    {
      work: 'comparison with attribution by segment over 100,000 opportunities, p50',
      unit: 'ms',
      atMost: 300,
      measured: p50(curve, 'comparison by segment'),
    },
    {
      work: 'view of the funnel, an event',
      unit: 'B',
      atMost: 500,
      measured: asked.find(({ view }) => view)?.view?.bytesAnEvent,
    },
  ];
}

export function isMet({ atLeast, atMost, measured }: Target): boolean {
  if (measured === undefined) return false;
  return measured >= (atLeast ?? Number.NEGATIVE_INFINITY) && measured <= (atMost ?? Number.POSITIVE_INFINITY);
}

function ratio(ours: number | undefined, theirs: number | undefined): number | undefined {
  return ours === undefined || theirs === undefined || theirs === 0 ? undefined : ours / theirs;
}

function workOf(rules: readonly RuleWork[], work: RuleWork['work']): number | undefined {
  return rules.find((one) => one.work === work)?.microsecondsEach;
}

function p50(figures: readonly SnapshotFigure[], question: string): number | undefined {
  return figures.find((figure) => figure.question === question)?.p50Ms;
}

function p99(figures: readonly SnapshotFigure[], question: string): number | undefined {
  return figures.find((figure) => figure.question === question)?.p99Ms;
}
