import type { Rule } from './rule.ts';
import { care48h } from './rules/care/care-48h.ts';
import { careBirthday } from './rules/care/care-birthday.ts';
import { careHoliday } from './rules/care/care-holiday.ts';
import { carePlan } from './rules/care/care-plan.ts';
import { careWeekly } from './rules/care/care-weekly.ts';
import { convertAfterDelivery } from './rules/delivery/convert-after-delivery.ts';
import { customerFile24h } from './rules/delivery/customer-file-24h.ts';
import { erpSameDay } from './rules/delivery/erp-same-day.ts';
import { activitySameDay } from './rules/follow-up/activity-same-day.ts';
import { firstFollowUp } from './rules/follow-up/first-follow-up.ts';
import { firstFollowUpRecording } from './rules/follow-up/first-follow-up-recording.ts';
import { noOverdueActivity } from './rules/follow-up/no-overdue-activity.ts';
import { noExpiredOpportunity } from './rules/intake/no-expired-opportunity.ts';
import { lostReviewed } from './rules/loss/lost-reviewed.ts';
import { testDriveDistance } from './rules/test-drive/test-drive-distance.ts';

/** Every rule that a rule set may put in force. */
export const catalogue: readonly Rule[] = [
  noExpiredOpportunity,
  firstFollowUp,
  firstFollowUpRecording,
  activitySameDay,
  noOverdueActivity,
  testDriveDistance,
  lostReviewed,
  customerFile24h,
  convertAfterDelivery,
  erpSameDay,
  carePlan,
  care48h,
  careWeekly,
  careHoliday,
  careBirthday,
];
