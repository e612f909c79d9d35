import type { Instant } from '#kernel';
import { calibration } from './calibration.ts';
import type { Random } from './random.ts';

/** Where people do not keep to the rules of the house, though what they enter is accepted. */
export interface Slips {
  /** The first contact is planned with a description that says nothing. */
  readonly emptyDescription: boolean;
  /** The first call is never put on record. */
  readonly noRecording: boolean;
  /** The drive is no longer than five kilometres; only with customers who do not buy. */
  readonly shortDrive: boolean;
  /** Nobody looks at the loss. */
  readonly noReview: boolean;
}

export const NO_SLIPS: Slips = { emptyDescription: false, noRecording: false, shortDrive: false, noReview: false };

/** A rule of `rulebook.md` that is broken around an opportunity, by name, and when what breaks it is entered. */
export interface Violation {
  readonly opportunity: string;
  readonly rule: 'activity-description' | 'first-follow-up-recording' | 'test-drive-distance' | 'lost-reviewed';
  readonly recordedAt: Instant;
}

/** Drawn from a source of its own, so that with or without slips the same customers do the same. */
export function slipsOf(random: Random): Slips {
  const { slips } = calibration;
  return {
    emptyDescription: random.chance(slips.emptyDescription),
    noRecording: random.chance(slips.noRecording),
    shortDrive: random.chance(slips.shortDrive),
    noReview: random.chance(slips.noReview),
  };
}
