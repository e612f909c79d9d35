import type { Instant, RecordedEvent } from '#kernel';
import { activitySameDay } from './activity.fixture.ts';
import { care48h, careWeekly, convertAfterDelivery, customerFile24h } from './after-delivery.fixture.ts';
import type { BruteParameters, BrutePoint, BruteVerdict, BruteWorld } from './brute-verdict.fixture.ts';
import { nextStepPlanned, noExpiredOpportunity, noHoarding } from './day-close.fixture.ts';
import { judgeObligation, type Opens } from './due.fixture.ts';
import { firstFollowUp } from './first-follow-up.fixture.ts';
import { type Fact, visibleAt } from './known.fixture.ts';
import { lostReviewed } from './loss.fixture.ts';
import { firstFollowUpRecording } from './recording.fixture.ts';
import * as soft from './soft.fixture.ts';
import { type Fails, judgeState } from './state.fixture.ts';

const DUE: Readonly<Record<string, Opens>> = {
  'first-follow-up': firstFollowUp,
  'first-follow-up-recording': firstFollowUpRecording,
  'activity-same-day': activitySameDay,
  'lost-reviewed': lostReviewed,
  'customer-file-24h': customerFile24h,
  'convert-after-delivery': convertAfterDelivery,
  'care-48h': care48h,
  'care-weekly': careWeekly,
};

const STATE: Readonly<Record<string, Fails>> = {
  'no-expired-opportunity': noExpiredOpportunity,
  'next-step-planned': nextStepPlanned,
  'no-hoarding': noHoarding,
};

const SOFT: Readonly<Record<string, soft.Keeps>> = {
  'test-drive-distance': soft.testDriveDistance,
  'activity-description': soft.activityDescription,
  'intake-phone-valid': soft.intakePhoneValid,
  'id-number-valid': soft.idNumberValid,
  'needs-traffic': soft.needsTraffic,
  'sale-date-consistent': soft.saleDateConsistent,
  'vin-check-digit': soft.vinCheckDigit,
  'organisation-contact': soft.organisationContact,
};

/** Names of the rules that the checker knows. */
export const bruteForceRules: readonly string[] = [DUE, STATE, SOFT].flatMap(Object.keys);

/**
 * The verdicts on one opportunity, straight from `rulebook.md` and by the longest way: it shares no code with the engine.
 * One rule set of the dealer's with these rules is in force since always.
 * @param events all of the opportunity's stream, in the order of recording
 * @param rules parameters by the name of each rule in force; `lateEntryHours` among them
 * @returns by rule, key and due time
 * @throws RangeError for a rule that the checker does not know
 */
export function bruteForceVerdicts(
  events: readonly RecordedEvent[],
  at: BrutePoint,
  rules: Readonly<Record<string, BruteParameters>>,
  world: BruteWorld,
): readonly BruteVerdict[] {
  const visible = visibleAt(events, at);
  // "The seed's dealer rules apply to the `dealer` model only": nothing is known of it before Created is.
  const model = visible.find(({ type }) => type === 'Created')?.data.stageModel;
  if (model?.split('@')[0] !== 'dealer') return [];
  return Object.entries(rules)
    .flatMap(([rule, parameters]) => {
      const opens = DUE[rule];
      if (opens) {
        return standingSince(events, at, (seen, point) =>
          opens(seen, parameters, world).flatMap(
            (obligation) => judgeObligation(rule, obligation, seen, point, parameters, world) ?? [],
          ),
        );
      }
      const fails = STATE[rule];
      if (fails) return judgeState(rule, fails, visible, at, parameters, world);
      const keeps = SOFT[rule];
      if (keeps) return soft.judgeSoft(rule, keeps, visible, parameters, world);
      throw new RangeError(`the checker does not know the rule ${rule}`);
    })
    .toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
}

/** With the instant from which on each was given that something was kept or lapsed, event by event, to the end. */
function standingSince(
  events: readonly RecordedEvent[],
  { asOf, effectiveAt }: BrutePoint,
  judge: (visible: readonly Fact[], point: BrutePoint) => readonly BruteVerdict[],
): readonly BruteVerdict[] {
  const given = (point: BrutePoint) => judge(visibleAt(events, point), point);
  const verdicts = given({ asOf, effectiveAt });
  if (!verdicts.some(isDone)) return verdicts;
  const since = new Map<string, Instant>();
  for (const at of [...new Set(events.map(({ recordedAt }) => recordedAt))].sort()) {
    if (at > asOf) break;
    const then = new Map(named(given({ asOf: at, effectiveAt })));
    for (const [name, { status }] of named(verdicts)) {
      if (then.get(name)?.status !== status) since.delete(name);
      else if (!since.has(name)) since.set(name, at);
    }
  }
  return named(verdicts).map(([name, verdict]) =>
    isDone(verdict) ? { ...verdict, decidableAt: since.get(name) ?? null } : verdict,
  );
}

/** An event may open several obligations, always in the same order. */
function named(verdicts: readonly BruteVerdict[]): readonly (readonly [string, BruteVerdict])[] {
  return verdicts.map((verdict, n) => [
    `${verdict.key} ${verdicts.slice(0, n).filter(({ key }) => key === verdict.key).length}`,
    verdict,
  ]);
}

function isDone({ status }: BruteVerdict): boolean {
  return status === 'kept' || status === 'lapsed';
}

function orderOf({ rule, key, dueAt }: BruteVerdict): string {
  return [rule, key, dueAt].join(' ');
}
