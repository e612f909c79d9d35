import type { Rule } from './rule.ts';
import { care48h } from './rules/care/care-48h.ts';
import { careBirthday } from './rules/care/care-birthday.ts';
import { careHoliday } from './rules/care/care-holiday.ts';
import { carePlan } from './rules/care/care-plan.ts';
import { careWeekly } from './rules/care/care-weekly.ts';
import { convertAfterDelivery } from './rules/delivery/convert-after-delivery.ts';
import { customerFile24h } from './rules/delivery/customer-file-24h.ts';
import { erpSameDay } from './rules/delivery/erp-same-day.ts';
import { activityDescription } from './rules/follow-up/activity-description.ts';
import { activitySameDay } from './rules/follow-up/activity-same-day.ts';
import { firstFollowUp } from './rules/follow-up/first-follow-up.ts';
import { firstFollowUpRecording } from './rules/follow-up/first-follow-up-recording.ts';
import { noOverdueActivity } from './rules/follow-up/no-overdue-activity.ts';
import { intakePhoneValid } from './rules/intake/intake-phone-valid.ts';
import { intakeSourceKnown } from './rules/intake/intake-source-known.ts';
import { needsTraffic } from './rules/intake/needs-traffic.ts';
import { noExpiredOpportunity } from './rules/intake/no-expired-opportunity.ts';
import { unprofiledVisitReason } from './rules/intake/unprofiled-visit-reason.ts';
import { lostReviewed } from './rules/loss/lost-reviewed.ts';
import { organisationContactPerson } from './rules/orders/organisation-contact-person.ts';
import { saleDateConsistent } from './rules/orders/sale-date-consistent.ts';
import { vinCheckDigit } from './rules/orders/vin-check-digit.ts';
import { idNumberValid } from './rules/process/id-number-valid.ts';
import { testDriveDistance } from './rules/test-drive/test-drive-distance.ts';

/** Every rule that a rule set may put in force. */
export const catalogue: readonly Rule[] = [
  intakePhoneValid,
  intakeSourceKnown,
  needsTraffic,
  unprofiledVisitReason,
  noExpiredOpportunity,
  firstFollowUp,
  firstFollowUpRecording,
  activitySameDay,
  activityDescription,
  noOverdueActivity,
  testDriveDistance,
  idNumberValid,
  lostReviewed,
  organisationContactPerson,
  vinCheckDigit,
  customerFile24h,
  convertAfterDelivery,
  saleDateConsistent,
  erpSameDay,
  carePlan,
  care48h,
  careWeekly,
  careHoliday,
  careBirthday,
];
