import type { Rule } from './rule.ts';
import { activitySameDay } from './rules/follow-up/activity-same-day.ts';
import { firstFollowUp } from './rules/follow-up/first-follow-up.ts';
import { firstFollowUpRecording } from './rules/follow-up/first-follow-up-recording.ts';
import { noOverdueActivity } from './rules/follow-up/no-overdue-activity.ts';
import { noExpiredOpportunity } from './rules/intake/no-expired-opportunity.ts';
import { testDriveDistance } from './rules/test-drive/test-drive-distance.ts';

/** Every rule that a rule set may put in force. */
export const catalogue: readonly Rule[] = [
  noExpiredOpportunity,
  firstFollowUp,
  firstFollowUpRecording,
  activitySameDay,
  noOverdueActivity,
  testDriveDistance,
];
