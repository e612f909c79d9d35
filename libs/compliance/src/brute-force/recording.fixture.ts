import type { Instant } from '#kernel';
import { lateEntryOf } from './brute-verdict.fixture.ts';
import { asCorrected } from './corrections.fixture.ts';
import { correctedBy, type Deadline, isBy, isLateEntry, type Opens, type Proof, since } from './due.fixture.ts';
import {
  type Fact,
  inOrderOfHappening,
  inOrderOfRecording,
  isCorrection,
  isJudged,
  recordedBefore,
  recordingOf,
  type Sound,
} from './known.fixture.ts';
import { isReached } from './opportunity.fixture.ts';
import { plusHours } from './time.fixture.ts';

/**
 * Opened by "the earliest such follow-up by `occurredAt`, among those recorded by the recording deadline + lateEntry of
 * the first one recorded (later entries do not replace it)". Reading 3: a contact is read with the corrections recorded
 * by the cut-off of its own recording; what one of them made a contact is recorded with it. With `recordingFor: phone` no
 * obligation if that contact was not by phone.
 */
export const firstFollowUpRecording: Opens = (visible, parameters) => {
  const cutOffOf = ({ occurredAt }: Fact) => plusHours(occurredAt, 24 + lateEntryOf(parameters));
  const contacts = visible
    // Late entries after an exit open nothing, and stand in nobody's place.
    .filter((event) => event.type === 'FollowUpCompleted' && !isLateEntry(event, visible))
    .flatMap((event) => {
      const contact = correctedBy(event, visible, cutOffOf(event));
      return contact && isReached(contact) ? [{ contact, reachedBy: reachedBy(event, visible, cutOffOf(event)) }] : [];
    });
  const recordings = inOrderOfRecording(contacts.map(({ reachedBy }) => reachedBy));
  const firstRecorded = contacts.find(({ reachedBy }) => reachedBy === recordings[0])?.contact;
  if (!firstRecorded) return [];
  const considered = contacts.filter(
    ({ contact, reachedBy }) => contact === firstRecorded || recordingOf(reachedBy) <= cutOffOf(firstRecorded),
  );
  const opening = inOrderOfHappening(considered.map(({ contact }) => contact))[0] as Fact;
  if (!isJudged(opening)) return [];
  if (parameters.recordingFor === 'phone' && opening.data.type !== 'phone') return [];

  const deadline: Deadline = { at: plusHours(opening.occurredAt, 24), inclusive: true };
  return [
    {
      opening,
      deadline,
      // Until then an earlier contact may be recorded that takes its place.
      settledAt: cutOffOf(firstRecorded),
      proofs: (facts) => proofsOf(opening, deadline, cutOffOf(opening), facts),
    },
  ];
};

/** With whose recording it was known, from then on, that the customer was reached: the contact's, or that of a correction. */
function reachedBy(event: Fact, visible: readonly Fact[], cutOff: Instant): Fact {
  const own = visible.filter((one) => isCorrection(one) && one.data.eventId === event.id && recordingOf(one) <= cutOff);
  const steps = [event, ...inOrderOfRecording(own)];
  const isSoWith = (count: number) => asCorrected(steps.slice(0, count)).some(isReached);
  let from = steps.length;
  while (from > 1 && isSoWith(from - 1)) from -= 1;
  return { ...(steps[from - 1] as Fact), position: event.position };
}

/** "Attached in time, checked by deadline + lateEntry, the check recorded after the attachment." */
function proofsOf(opening: Fact, deadline: Deadline, cutOff: Instant, facts: readonly Fact[]): readonly Proof[] {
  const contact = facts.find(({ id }) => id === opening.id);
  const ofContact = since(opening, facts).filter(({ data }) => data.activityId === opening.data.activityId);
  const attachments = [
    ...(contact ? [{ event: contact, sound: contact.data.recording }] : []),
    ...ofContact.filter(({ type }) => type === 'RecordingAttached').map((event) => ({ event, sound: event.data })),
  ].filter(({ event, sound }) => isWhole(event, sound));
  const checks = ofContact.filter(({ type, data }) => type === 'RecordingChecked' && data.sha256Matches === true);
  return attachments.flatMap(({ event, sound }) =>
    checks
      .filter((check) => recordedBefore(event, check) && isOf(check, sound))
      .map((check) => ({
        events: [event, check],
        inTime: isBy(event.occurredAt, deadline) && check.occurredAt <= cutOff,
      })),
  );
}

/** "Has uri, sha256, duration > 0": whether the address was given stands in the event's checks. */
function isWhole({ data }: Fact, sound: Sound | undefined): boolean {
  return data.checks?.recordingUriGiven === true && Boolean(sound?.sha256) && (sound?.durationSec ?? 0) > 0;
}

/** Reading: a check that names the hash it compared with is one of that recording; one that names none, of any. */
function isOf({ data }: Fact, sound: Sound | undefined): boolean {
  return data.sha256 === undefined || data.sha256 === sound?.sha256;
}
