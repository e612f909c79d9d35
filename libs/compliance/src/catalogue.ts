import type { Rule } from './rule.ts';
import { activityDescription } from './rules/follow-up/activity-description.ts';
import { firstFollowUp } from './rules/follow-up/first-follow-up.ts';
import { intakePhoneValid } from './rules/intake/intake-phone-valid.ts';
import { intakeSourceKnown } from './rules/intake/intake-source-known.ts';
import { needsTraffic } from './rules/intake/needs-traffic.ts';
import { noExpiredOpportunity } from './rules/intake/no-expired-opportunity.ts';
import { unprofiledVisitReason } from './rules/intake/unprofiled-visit-reason.ts';
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
  activityDescription,
  testDriveDistance,
  idNumberValid,
  organisationContactPerson,
  vinCheckDigit,
  saleDateConsistent,
];
