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
import { activityPurpose } from './rules/follow-up/activity-purpose.ts';
import { activitySameDay } from './rules/follow-up/activity-same-day.ts';
import { firstFollowUp } from './rules/follow-up/first-follow-up.ts';
import { firstFollowUpRecording } from './rules/follow-up/first-follow-up-recording.ts';
import { nextStepPlanned } from './rules/follow-up/next-step-planned.ts';
import { noHoarding } from './rules/follow-up/no-hoarding.ts';
import { noOverdueActivity } from './rules/follow-up/no-overdue-activity.ts';
import { birthdayUnknownSentinel } from './rules/intake/birthday-unknown-sentinel.ts';
import { dataQuality } from './rules/intake/data-quality.ts';
import { intakeChannelKnown } from './rules/intake/intake-channel-known.ts';
import { intakeMandatoryFields } from './rules/intake/intake-mandatory-fields.ts';
import { intakePhoneValid } from './rules/intake/intake-phone-valid.ts';
import { intakeSourceKnown } from './rules/intake/intake-source-known.ts';
import { needsTraffic } from './rules/intake/needs-traffic.ts';
import { noExpiredOpportunity } from './rules/intake/no-expired-opportunity.ts';
import { rescheduleNotPast } from './rules/intake/reschedule-not-past.ts';
import { unprofiledVisitReason } from './rules/intake/unprofiled-visit-reason.ts';
import { lostNeedsReason } from './rules/loss/lost-needs-reason.ts';
import { lostPutsCustomerToSleep } from './rules/loss/lost-puts-customer-to-sleep.ts';
import { lostReviewed } from './rules/loss/lost-reviewed.ts';
import { deliveryFields } from './rules/orders/delivery-fields.ts';
import { matchBeforeDelivery } from './rules/orders/match-before-delivery.ts';
import { matcherNotSeller } from './rules/orders/matcher-not-seller.ts';
import { nameEqualsInvoice } from './rules/orders/name-equals-invoice.ts';
import { orderBeforeDelivery } from './rules/orders/order-before-delivery.ts';
import { organisationContact } from './rules/orders/organisation-contact.ts';
import { organisationContactPerson } from './rules/orders/organisation-contact-person.ts';
import { saleDateConsistent } from './rules/orders/sale-date-consistent.ts';
import { vinCheckDigit } from './rules/orders/vin-check-digit.ts';
import { vinConsistent } from './rules/orders/vin-consistent.ts';
import { vinFormat } from './rules/orders/vin-format.ts';
import { vinMatchedOnce } from './rules/orders/vin-matched-once.ts';
import { weeklyDemand } from './rules/orders/weekly-demand.ts';
import { discountAuthority } from './rules/policy/discount-authority.ts';
import { partnerAgreement } from './rules/policy/partner-agreement.ts';
import { salesStaffOnly } from './rules/policy/sales-staff-only.ts';
import { segregationOfDuties } from './rules/policy/segregation-of-duties.ts';
import { idNumberValid } from './rules/process/id-number-valid.ts';
import { receptionProcess } from './rules/process/reception-process.ts';
import { stageByEvent } from './rules/process/stage-by-event.ts';
import { forecastCoversQuota } from './rules/targets/forecast-covers-quota.ts';
import { forecastTwiceAMonth } from './rules/targets/forecast-twice-a-month.ts';
import { deliveredNeedsTestDrive } from './rules/test-drive/delivered-needs-test-drive.ts';
import { demoCarBackAtClose } from './rules/test-drive/demo-car-back-at-close.ts';
import { demoCarReturned } from './rules/test-drive/demo-car-returned.ts';
import { oneCheckOutPerCar } from './rules/test-drive/one-check-out-per-car.ts';
import { testDriveBooked } from './rules/test-drive/test-drive-booked.ts';
import { testDriveDistance } from './rules/test-drive/test-drive-distance.ts';
import { testDriveDriver } from './rules/test-drive/test-drive-driver.ts';
import { testDriveMileage } from './rules/test-drive/test-drive-mileage.ts';

const intake: readonly Rule[] = [
  intakeChannelKnown,
  intakeMandatoryFields,
  intakePhoneValid,
  intakeSourceKnown,
  needsTraffic,
  birthdayUnknownSentinel,
  unprofiledVisitReason,
  dataQuality,
  noExpiredOpportunity,
  rescheduleNotPast,
];

const followUp: readonly Rule[] = [
  nextStepPlanned,
  firstFollowUp,
  firstFollowUpRecording,
  activitySameDay,
  activityPurpose,
  activityDescription,
  noOverdueActivity,
];

const process: readonly Rule[] = [
  receptionProcess,
  stageByEvent,
  deliveredNeedsTestDrive,
  testDriveBooked,
  oneCheckOutPerCar,
  demoCarReturned,
  demoCarBackAtClose,
  testDriveDistance,
  testDriveMileage,
  testDriveDriver,
  idNumberValid,
];

const loss: readonly Rule[] = [lostNeedsReason, lostPutsCustomerToSleep, lostReviewed, noHoarding];

const orders: readonly Rule[] = [
  orderBeforeDelivery,
  matchBeforeDelivery,
  matcherNotSeller,
  vinMatchedOnce,
  vinConsistent,
  weeklyDemand,
  deliveryFields,
  nameEqualsInvoice,
  organisationContact,
  organisationContactPerson,
  vinFormat,
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

const policy: readonly Rule[] = [
  forecastCoversQuota,
  forecastTwiceAMonth,
  discountAuthority,
  partnerAgreement,
  segregationOfDuties,
  salesStaffOnly,
];

/** Every rule that a rule set may put in force, in the order of the rule book. */
export const catalogue: readonly Rule[] = [...intake, ...followUp, ...process, ...loss, ...orders, ...policy];
