import { ruleBookIn } from '#command';
import {
  type RuleBook,
  ruleInForce,
  type SharedDuty,
  segregationOfDuties,
  sharedDuties,
  stageModelOf,
} from '#compliance';
import { type Instant, inEffectiveOrder, type RecordedEvent } from '#kernel';
import { type Reason, reasonOf } from './ask-explanation.ts';
import { positionOf } from './completeness.ts';
import { registry } from './domain.ts';
import type { Engine } from './open-engine.ts';
import { type AskedTimes, queryTimes } from './query-time.ts';
import { wholeStreams } from './whole-streams.ts';

export interface SharedDutiesQuestion extends AskedTimes {
  /** One person. */
  readonly by?: string | undefined;
  /** Those events of a list that the asker may see; default: all. */
  readonly visible?: ((events: readonly RecordedEvent[]) => Promise<readonly RecordedEvent[]>) | undefined;
  /** Told how many events of the log have been gone through, and how many there are. */
  readonly tell?: ((seen: number, all: number) => void) | undefined;
}

/** One person who did both, where, and the events. */
export interface SharedDutyFound {
  readonly duty: string;
  readonly person: string;
  readonly stream: string;
  readonly first: Reason;
  readonly second: Reason;
}

export interface SharedDutiesAnswer {
  readonly asOf: Instant;
  readonly effectiveAt: Instant;
  /** By the time at which the second thing was done. */
  readonly cases: readonly SharedDutyFound[];
  readonly position: string;
  readonly settled: boolean;
}

const CATEGORIES: ReadonlySet<string> = new Set(['opportunity', 'approval']);

/**
 * Whether one person did what takes two, over the whole log, stream by stream: `sharedDuties`, with the pairs of the rule
 * `segregation-of-duties` that were in force when the second thing happened.
 */
export async function askSharedDuties(
  { store, clock }: Pick<Engine, 'store' | 'clock'>,
  question: SharedDutiesQuestion,
): Promise<SharedDutiesAnswer> {
  const { by, visible = async (events) => events, tell = () => {} } = question;
  const head = await store.head();
  const { asOf, effectiveAt, settled } = queryTimes(question, head, clock);
  const book = await ruleBookIn(store, registry);
  const found: SharedDuty[] = [];
  let seen = 0;
  for await (const { history, gone } of wholeStreams(store, head, CATEGORIES)) {
    const told = history.filter(({ recordedAt, occurredAt }) => recordedAt <= asOf && occurredAt <= effectiveAt);
    const both = sharedDuties(told, (event) => pairsIn(book, event, stageModelOf(history)));
    const mayBeTold = new Set(await visible(both.map(({ second }) => second)));
    found.push(...both.filter(({ person, second }) => (by === undefined || person === by) && mayBeTold.has(second)));
    seen += gone;
    tell(seen, head.index + 1);
  }
  const cases = found
    .sort((a, b) => inEffectiveOrder(a.second, b.second))
    .map(({ duty, person, first, second }) => ({
      ...{ duty, person, stream: second.stream },
      first: reasonOf(first),
      second: reasonOf(second),
    }));
  return { asOf, effectiveAt, cases, position: await positionOf(store, { asOf, settled }, head), settled };
}

function pairsIn(
  book: RuleBook,
  { occurredAt, recordedAt }: RecordedEvent,
  stageModel: string | undefined,
): readonly string[] {
  const occasion = { at: occurredAt, knownBy: recordedAt, stageModel };
  return (ruleInForce(book, segregationOfDuties.name, occasion)?.parameters?.pairs ?? []) as readonly string[];
}
