import { AdjustStrategyDto } from './adjust-strategy.dto.ts';
import { ChangeOutletDto } from './change-outlet.dto.ts';
import { ChangeStaffDto } from './change-staff.dto.ts';
import { CheckOutDemoCarDto } from './check-out-demo-car.dto.ts';
import { MergeCustomersDto } from './merge-customers.dto.ts';
import { RecordSurveyDto } from './record-survey.dto.ts';
import { RecordTrainingDto } from './record-training.dto.ts';
import { RecordUnprofiledVisitDto } from './record-unprofiled-visit.dto.ts';
import { RegisterOutletDto } from './register-outlet.dto.ts';
import { RegisterStaffDto } from './register-staff.dto.ts';
import { RegisterTrafficDto } from './register-traffic.dto.ts';
import { ReturnDemoCarDto } from './return-demo-car.dto.ts';

/** The commands that may be sent, each with the class its data must fit. */
export const commandDtos: ReadonlyMap<string, new () => object> = new Map<string, new () => object>([
  ['AdjustStrategy', AdjustStrategyDto],
  ['ChangeOutlet', ChangeOutletDto],
  ['ChangeStaff', ChangeStaffDto],
  ['CheckOutDemoCar', CheckOutDemoCarDto],
  ['MergeCustomers', MergeCustomersDto],
  ['RecordSurvey', RecordSurveyDto],
  ['RecordTraining', RecordTrainingDto],
  ['RecordUnprofiledVisit', RecordUnprofiledVisitDto],
  ['RegisterOutlet', RegisterOutletDto],
  ['RegisterStaff', RegisterStaffDto],
  ['RegisterTraffic', RegisterTrafficDto],
  ['ReturnDemoCar', ReturnDemoCarDto],
]);
