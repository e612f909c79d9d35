import type { BesideRebuild } from './beside-rebuild-program.ts';
import type { DurableWrites } from './durable-writes.ts';
import type { HttpCommands } from './http-commands.ts';
import type { Lag } from './lag-program.ts';
import type { Machine } from './machine.ts';
import type { Peer } from './peers-bench.ts';
import type { Rebuilt } from './rebuild-program.ts';
import type { Replayed } from './replay.ts';
import type { SlowStreams } from './slow-streams.ts';

/** A line of the snapshot bench. */
export interface SnapshotFigure {
  readonly rebuild?: { readonly events: number; readonly microsecondsAnEvent: number };
  readonly view?: { readonly bytesAnEvent: number };
  readonly question?: string;
  readonly n?: number;
  readonly p50Ms?: number;
  readonly p99Ms?: number;
  readonly cpuP50Ms?: number;
  readonly cpuP99Ms?: number;
}

/** CPU that rules take, in µs. */
export interface RuleWork {
  readonly work:
    | 'sales judged once at the end'
    | 'a sale judged again with each of its events'
    | 'the policy of a command';
  /** Events judged, or commands decided. */
  readonly n: number;
  readonly microsecondsEach: number;
  /** Of an event, in each sale; of each judging; of each command. */
  readonly p50: number;
  readonly p99: number;
}

/** The trail of compliance over a log in which every rule of the house is in force. */
export interface TrailFigures {
  readonly events: number;
  /** Of building it, alone and in one thread. */
  readonly seconds: number;
  /** Time that it took for an event of the log, reading it not counted. */
  readonly microseconds: number;
  /** CPU of all of it. */
  readonly cpuMicroseconds: number;
  readonly memoryMiB: number;
  /** Of the view, for an event of the log. */
  readonly bytes: number;
  readonly violations: number;
  readonly violationsMs: number;
  readonly owedMs: number;
}

/** All that one run of the bench found: `bench/results.json`. */
export interface Results {
  readonly measuredAt: string;
  /** Whether the numbers were those of a short run. */
  readonly short: boolean;
  readonly machine: Machine;
  readonly writes: DurableWrites;
  readonly replay: Replayed;
  readonly replaySealed: Replayed;
  readonly rebuilt: Rebuilt;
  readonly besideRebuild: BesideRebuild | string;
  readonly lag: Lag;
  readonly http: HttpCommands;
  readonly slowStreams: SlowStreams;
  /** The same rebuild and snapshots by a tenth of the events. */
  readonly tenth: { readonly rebuilt: Rebuilt; readonly snapshot: readonly SnapshotFigure[] } | string;
  /** The reason where they could not be measured. */
  readonly peers: readonly Peer[] | string;
  readonly snapshot: readonly SnapshotFigure[] | string;
  readonly rules: readonly RuleWork[];
  readonly trail: TrailFigures | string;
  /** Conversion with its curve, comparison by segment and others, over 100,000 opportunities. */
  readonly curve: readonly SnapshotFigure[];
}
