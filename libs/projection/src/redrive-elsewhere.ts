import { type Clock, later } from '#kernel';
import type { Build, BuildRequest, ReadStore } from '#read-store';
import { NothingParked, ProjectorBusy, ViewBehind } from './errors.ts';
import { type ParkedStream, parkedStreams } from './parking.ts';
import { type Projection, specOf } from './projection.ts';
import type { RedrivenStream } from './redrive.ts';

export interface ElsewhereOptions {
  readonly readStore: ReadStore;
  readonly clock: Clock;
  /** How long whoever projects is waited for. */
  readonly patienceMs: number;
  readonly lookAgain: () => Promise<void>;
}

/**
 * Asks whoever projects now to redrive, and waits until that is done.
 * @throws ProjectorBusy where the request is not taken in time; NothingParked
 */
export async function redriveElsewhere(
  projection: Projection,
  stream: string | undefined,
  busy: ProjectorBusy,
  { readStore, clock, patienceMs, lookAgain }: ElsewhereOptions,
): Promise<readonly RedrivenStream[]> {
  const { name } = projection;
  const spec = specOf(projection);
  const live = await readStore.live(spec);
  if (!live) throw new ViewBehind(name, -1, 0);
  const waiting = async () => ((await readStore.live(spec)) ?? live).read(parkedStreams);
  const before = (await waiting()).filter((each) => stream === undefined || each.stream === stream);
  if (stream !== undefined && before.length === 0) throw new NothingParked(name, stream);
  if (before.length === 0) return [];
  await readStore.ask(live.build, redriveRequest(stream));
  const patience = later(clock(), patienceMs);
  while ((await readStore.builds()).some((build) => build.build === live.build && isRedrive(build.request))) {
    if (clock() >= patience) {
      await readStore.ask(live.build, null);
      throw busy;
    }
    await lookAgain();
  }
  const after = new Map((await waiting()).map((each) => [each.stream, each]));
  return before.map((each) => redrivenOf(each, after.get(each.stream)));
}

function redrivenOf(before: ParkedStream, after: ParkedStream | undefined): RedrivenStream {
  const { stream, waiting } = before;
  if (!after) return { stream, applied: waiting, head: null };
  const { waiting: left, ...head } = after;
  return { stream, applied: Math.max(0, waiting - left), head };
}

/** A redrive that a build is asked for. */
export interface AskedRedrive {
  readonly build: number;
  readonly name: string;
  readonly stream: string | undefined;
}

export function redriveRequest(stream: string | undefined): BuildRequest {
  return stream === undefined ? 'redrive' : `redrive ${stream}`;
}

/** @returns undefined where none is asked of it */
export function askedRedrive({ build, name, request }: Build): AskedRedrive | undefined {
  if (!isRedrive(request)) return undefined;
  const stream = request.slice('redrive '.length);
  return { build, name, stream: stream === '' ? undefined : stream };
}

function isRedrive(request: BuildRequest | null): request is Extract<BuildRequest, `redrive${string}`> {
  return request?.startsWith('redrive') === true;
}
