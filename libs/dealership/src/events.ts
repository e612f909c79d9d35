import type { EventType } from '#kernel';
import { customersMerged } from './customer/events/customers-merged.ts';
import { demoCarCheckedOut } from './demo-car/events/demo-car-checked-out.ts';
import { demoCarReturned } from './demo-car/events/demo-car-returned.ts';
import { erpExportFailed } from './erp-batch/events/erp-export-failed.ts';
import { exportedToErp } from './erp-batch/events/exported-to-erp.ts';
import { outletChanged } from './outlet/events/outlet-changed.ts';
import { outletRegistered } from './outlet/events/outlet-registered.ts';
import { satisfactionSurveyed } from './outlet/events/satisfaction-surveyed.ts';
import { strategyAdjusted } from './outlet/events/strategy-adjusted.ts';
import { trainingCompleted } from './outlet/events/training-completed.ts';
import { staffChanged } from './staff/events/staff-changed.ts';
import { staffRegistered } from './staff/events/staff-registered.ts';
import { personalDataRead } from './subject/events/personal-data-read.ts';
import { vehicleReleased } from './vehicle/events/vehicle-released.ts';
import { vehicleReserved } from './vehicle/events/vehicle-reserved.ts';
import { trafficRegistered } from './visit/events/traffic-registered.ts';
import { unprofiledVisitRecorded } from './visit/events/unprofiled-visit-recorded.ts';

/** Every event of visits, customers, outlets, demo cars, vehicles, exports and staff, and of reading what is personal. */
export const dealershipEvents: readonly EventType[] = [
  trafficRegistered,
  unprofiledVisitRecorded,
  customersMerged,
  outletRegistered,
  outletChanged,
  satisfactionSurveyed,
  trainingCompleted,
  strategyAdjusted,
  demoCarCheckedOut,
  demoCarReturned,
  vehicleReserved,
  vehicleReleased,
  exportedToErp,
  erpExportFailed,
  staffRegistered,
  staffChanged,
  personalDataRead,
];
