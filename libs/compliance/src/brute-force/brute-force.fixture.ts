import type { RecordedEvent } from '#kernel';
import { activitySameDay } from './activity.fixture.ts';
import { care48h, careWeekly, convertAfterDelivery, customerFile24h } from './after-delivery.fixture.ts';
import type { BruteParameters, BrutePoint, BruteVerdict, BruteWorld } from './brute-verdict.fixture.ts';
import { nextStepPlanned, noExpiredOpportunity, noHoarding } from './day-close.fixture.ts';
import { judgeObligation, type Opens } from './due.fixture.ts';
import { firstFollowUp } from './first-follow-up.fixture.ts';
import { visibleAt } from './known.fixture.ts';
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
        return opens(visible, parameters, world).flatMap(
          (obligation) => judgeObligation(rule, obligation, visible, at, parameters, world) ?? [],
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

function orderOf({ rule, key, dueAt }: BruteVerdict): string {
  return [rule, key, dueAt].join(' ');
}
