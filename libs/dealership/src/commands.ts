import type { CommandType } from '#kernel';
import { correctEventCommands } from './correct-event.ts';
import { mergeCustomers } from './customer/commands/merge-customers.ts';
import { checkOutDemoCar } from './demo-car/commands/check-out-demo-car.ts';
import { returnDemoCar } from './demo-car/commands/return-demo-car.ts';
import { exportToErp } from './erp-batch/commands/export-to-erp.ts';
import { adjustStrategy } from './outlet/commands/adjust-strategy.ts';
import { changeOutlet } from './outlet/commands/change-outlet.ts';
import { recordSurvey } from './outlet/commands/record-survey.ts';
import { recordTraining } from './outlet/commands/record-training.ts';
import { registerOutlet } from './outlet/commands/register-outlet.ts';
import { changeStaff } from './staff/commands/change-staff.ts';
import { registerStaff } from './staff/commands/register-staff.ts';
import { releaseVehicle } from './vehicle/commands/release-vehicle.ts';
import { reserveVehicle } from './vehicle/commands/reserve-vehicle.ts';
import { recordUnprofiledVisit } from './visit/commands/record-unprofiled-visit.ts';
import { registerTraffic } from './visit/commands/register-traffic.ts';

/** Every command on them; the two on vehicles are steps of other commands, sent by nobody. */
export const dealershipCommands: readonly CommandType[] = [
  registerTraffic,
  recordUnprofiledVisit,
  mergeCustomers,
  registerOutlet,
  changeOutlet,
  recordSurvey,
  recordTraining,
  adjustStrategy,
  checkOutDemoCar,
  returnDemoCar,
  registerStaff,
  changeStaff,
  exportToErp,
  ...correctEventCommands,
  reserveVehicle,
  releaseVehicle,
];
