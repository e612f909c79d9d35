import { hash } from 'node:crypto';
import type { Instant, RecordedEvent } from '#kernel';
import { type AuditFilters, selectedEvents } from './ask-audit-log.ts';
import { type Reason, reasonOf } from './ask-explanation.ts';
import { positionOf } from './completeness.ts';
import { QuestionRefused } from './errors.ts';
import type { Engine } from './open-engine.ts';
import { queryTimes } from './query-time.ts';
import { allocation, type Stratification, type Stratum, type StratumOf, stratumBy } from './strata.ts';

export interface SampleQuestion extends AuditFilters {
  /** Any text; the same one draws the same sample. */
  readonly seed: string;
  /** How many events: 1 to `LARGEST_SAMPLE`, and no more than there are. */
  readonly size: number;
  /** By what the sample is divided, each part in proportion to its events; absent: it is one. */
  readonly stratify?: Stratification | undefined;
  /** Of the log as it was known then. */
  readonly asOf?: Instant | undefined;
  /** Those events of a page, in order, that the asker may see; default: all. */
  readonly visible?: ((events: readonly RecordedEvent[]) => Promise<readonly RecordedEvent[]>) | undefined;
  /** Told how many events of the log have been gone through, and how many there are. */
  readonly tell?: ((seen: number, all: number) => void) | undefined;
}

/** An event that was drawn. Its data is not shown: whoever looks at it asks for it. */
export interface SampledEvent extends Reason {
  readonly stream: string;
  /** SHA-256 of `<seed>:<event id>`, hex. */
  readonly hash: string;
  /** The part of the sample that it was drawn from; null: the sample is one. */
  readonly stratum: string | null;
}

export interface SampleAnswer {
  readonly seed: string;
  readonly size: number;
  /** Events that the filters mean: what the sample stands for. */
  readonly population: number;
  /** Recorded at or before: asked with it again, the same sample is drawn, once it is settled. */
  readonly to: Instant;
  readonly stratify: Stratification | null;
  /** The parts of a sample that is divided, by their keys; else none. */
  readonly strata: readonly Stratum[];
  /** By stratum, then by hash. */
  readonly events: readonly SampledEvent[];
  readonly position: string;
  readonly settled: boolean;
}

/** The most events that one sample has. */
export const LARGEST_SAMPLE = 10_000;

/**
 * A sample that anybody can draw again: of the events that the filters mean, those with the lowest SHA-256 of
 * `<seed>:<event id>`. It depends on nothing else, so that nobody can choose what is looked at, and the order of reading does
 * not matter. A smaller sample of the same seed is the beginning of a larger one. Divided into strata, it is drawn from each in the
 * same way, so many as `allocation` says.
 * @throws QuestionRefused for an empty seed, or a size that is no number of events that there are
 */
export async function askSample(
  engine: Pick<Engine, 'store' | 'clock'>,
  { seed, size, stratify, asOf, visible = async (events) => events, tell = () => {}, ...filters }: SampleQuestion,
): Promise<SampleAnswer> {
  const { store, clock } = engine;
  if (seed === '')
    throw new QuestionRefused({
      zh: '种子为空：请写任意文字，并保存它',
      en: 'the seed is empty: write any text, and keep it',
    });
  if (!Number.isSafeInteger(size) || size < 1 || size > LARGEST_SAMPLE) {
    throw new QuestionRefused({
      zh: `无法抽取 ${size} 个事件：样本量须为 1 至 ${LARGEST_SAMPLE}`,
      en: `a sample of ${size} events cannot be drawn: write a size from 1 to ${LARGEST_SAMPLE}`,
    });
  }
  const head = await store.head();
  const upTo = [asOf, filters.to].flatMap((time) => time ?? []).sort();
  const { asOf: to, settled } = queryTimes({ asOf: upTo[0] }, head, clock);
  const meant = async function* (told = tell) {
    for await (const page of selectedEvents(engine, { ...filters, to }, { upTo: head, tell: told }))
      yield* await visible(page);
  };
  const stratumOf = stratify && (await stratumBy(stratify, store, head));
  const strata = stratumOf ? allocation(await countedBy(stratumOf, meant()), size) : [];
  const lowest = new Map(strata.map((stratum) => [stratum.key, lowestOf(stratum.size)]));
  if (!stratumOf) lowest.set(WHOLE, lowestOf(size));
  let population = 0;
  for await (const event of meant(stratumOf ? () => {} : tell)) {
    population += 1;
    lowest.get(stratumOf?.(event) ?? WHOLE)?.offer(hash('sha256', `${seed}:${event.id}`), event);
  }
  if (population < size) throw tooFew(size, population);
  const events = [...lowest].flatMap(([key, drawn]) =>
    drawn.taken().map(([hash, event]) => {
      const stratum = stratumOf ? key : null;
      return { ...reasonOf(event), stream: event.stream, hash, stratum };
    }),
  );
  return {
    seed,
    size,
    population,
    to,
    stratify: stratify ?? null,
    strata,
    events,
    position: await positionOf(store, { asOf: to, settled }, head),
    settled,
  };
}

/** The one part of a sample that is not divided. */
const WHOLE = '';

async function countedBy(stratumOf: StratumOf, events: AsyncIterable<RecordedEvent>) {
  const counts = new Map<string, number>();
  for await (const event of events) {
    const key = stratumOf(event);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function tooFew(size: number, population: number) {
  return new QuestionRefused({
    zh: `无法从 ${population} 个事件中抽取 ${size} 个：请减少样本量或放宽条件`,
    en: `a sample of ${size} cannot be drawn from ${population} events: ask for fewer, or filter less`,
  });
}

type Drawn = readonly [hash: string, event: RecordedEvent];

/** Keeps the lowest of all that it is offered, in the room of twice as many. */
function lowestOf(size: number) {
  let kept: Drawn[] = [];
  let limit: string | undefined;
  const cut = () => {
    kept = kept.sort(([a], [b]) => (a < b ? -1 : 1)).slice(0, size);
    if (kept.length === size) limit = kept.at(-1)?.[0];
  };
  return {
    offer(hash: string, event: RecordedEvent): void {
      if (limit !== undefined && hash > limit) return;
      kept.push([hash, event]);
      if (kept.length >= 2 * size) cut();
    },
    taken(): readonly Drawn[] {
      cut();
      return kept;
    },
  };
}
