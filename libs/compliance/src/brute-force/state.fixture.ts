import type { Instant, LocalDate } from '#kernel';
import {
  type BruteParameters,
  type BrutePoint,
  type BruteVerdict,
  type BruteWorld,
  lateEntryOf,
} from './brute-verdict.fixture.ts';
import { asCorrected } from './corrections.fixture.ts';
import { clockAt, type Fact, inOrderOfRecording, isCorrection, isJudged, recordingOf } from './known.fixture.ts';
import { type Opportunity, opportunityOf } from './opportunity.fixture.ts';
import { closeOf, dateOf, laterOf, plusDays, plusHours } from './time.fixture.ts';

/** Whether a rule fails at the close of a day, for an opportunity that is open then. */
export type Fails = (opportunity: Opportunity, day: LocalDate, world: BruteWorld) => boolean;

interface Close {
  readonly day: LocalDate;
  readonly at: Instant;
  readonly cutOff: Instant;
  /** Whether no evidence for it can come any more. */
  readonly decided: boolean;
  readonly fails: boolean;
  /** What it was judged on, in the order of recording, corrections among it. */
  readonly known: readonly Fact[];
}

/** Goes through every close up to the clock, each time from the first event on. */
export function judgeState(
  rule: string,
  fails: Fails,
  visible: readonly Fact[],
  point: BrutePoint,
  parameters: BruteParameters,
  world: BruteWorld,
): readonly BruteVerdict[] {
  const closes = closesOf(fails, visible, point, parameters, world);
  const verdicts: BruteVerdict[] = [];
  closes.forEach((close, n) => {
    const begins = close.fails && !closes[n - 1]?.fails;
    if (!begins) return;
    const holds = closes.slice(n).find((other) => !other.fails);
    const consultant = opportunityOf(asCorrected(close.known)).owner;
    const head = { rule, key: close.day, dueAt: null, recordedLate: false, consultant };
    verdicts.push(
      close.decided
        ? {
            ...head,
            status: 'violated',
            since: close.at,
            decidableAt: laterOf(close.cutOff, knownToFail(close, fails, world)),
            fixedAt: holds?.decided ? fixOf(holds, fails, world) : null,
          }
        : { ...head, status: 'pending', since: null, decidableAt: null, fixedAt: null },
    );
  });
  return verdicts;
}

/** By what was visible then: from when on the close was seen to fail, and never seen to hold again. */
function knownToFail({ known, day }: Close, fails: Fails, world: BruteWorld): Instant {
  const times = [...new Set(known.map(({ recordedAt }) => recordedAt))].sort();
  const held = times.findLastIndex((time) => {
    const seen = known.filter(({ recordedAt }) => recordedAt <= time);
    return !failsOn(seen, fails, day, world);
  });
  return times[held + 1] as Instant;
}

function closesOf(
  fails: Fails,
  visible: readonly Fact[],
  point: BrutePoint,
  parameters: BruteParameters,
  world: BruteWorld,
): readonly Close[] {
  const now = clockAt(point);
  const [first] = visible.map(({ occurredAt }) => occurredAt).sort();
  if (first === undefined) return [];
  const closes: Close[] = [];
  for (let day = dateOf(first, world.zone); closeOf(day, world.zone) <= now; day = plusDays(day, 1)) {
    const at = closeOf(day, world.zone);
    const cutOff = plusHours(at, lateEntryOf(parameters));
    // "Events that occurred before the close and were recorded by close + lateEntry"; a correction takes effect when the
    // event happened that it corrects.
    const known = inOrderOfRecording(
      visible.filter((event) => recordingOf(event) <= cutOff && (isCorrection(event) || event.occurredAt < at)),
    );
    closes.push({ day, at, cutOff, decided: cutOff <= now, known, fails: failsOn(known, fails, day, world) });
  }
  return closes;
}

function failsOn(known: readonly Fact[], fails: Fails, day: LocalDate, world: BruteWorld): boolean {
  const opportunity = opportunityOf(asCorrected(known));
  if (opportunity.status !== 'open') return false;
  // "Imports not judged stay unjudged by state rules too." Reading: an episode that one of them began.
  if (!isJudged(opportunity.begun as Fact)) return false;
  return fails(opportunity, day, world);
}

/**
 * Owner's reading 2: in the order of recording, the event with which that close came to hold and from which on it held.
 * Where it would have held whatever prefix of the events there was, the words of the rule book as they stand: the last
 * recorded event without which that close would fail.
 */
function fixOf({ known, day }: Close, fails: Fails, world: BruteWorld): Instant | null {
  const holdsWith = (events: readonly Fact[]) => !failsOn(events, fails, day, world);
  let from = known.length;
  while (from > 0 && holdsWith(known.slice(0, from - 1))) from -= 1;
  const fix = from > 0 ? known[from - 1] : known.findLast((one) => !holdsWith(known.filter((other) => other !== one)));
  return fix ? fix.recordedAt : null;
}
