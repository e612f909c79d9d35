import { type Known, streamName } from '#kernel';
import { type DemoCarTrips, type OpportunityState, type TestDriveCompleted, testDriveCompleted } from '#opportunity';
import { hardRule } from '../../define-rule.ts';
import type { Parameters } from '../../parameters.ts';

/**
 * S26 试驾结束后要归还车辆, as a condition of completion: the car is back by then. Its other half, that no car is out at a close,
 * is a state of the car. Where nothing is known of the car there is nothing to judge.
 */
export const demoCarReturned = hardRule<
  Parameters,
  TestDriveCompleted,
  OpportunityState,
  { readonly demoCar: Known<DemoCarTrips> }
>({
  name: 'demo-car-returned',
  seed: 'S26',
  parameters: {},
  on: [testDriveCompleted],
  facts({ data, state }) {
    const vehicleId = data.vehicleId ?? state.testDrives.get(data.bookingId)?.vehicleId;
    return vehicleId === undefined ? {} : { demoCar: streamName('demoCar', vehicleId) };
  },
  judge({ data, occurredAt, facts: { demoCar } }) {
    const drive = demoCar?.state.drives.get(data.bookingId);
    if (!drive?.out) return undefined;
    const kept = drive.back !== undefined && drive.back.at <= occurredAt;
    return kept ? { kept } : { kept, evidence: [(drive.back ?? drive.out).event] };
  },
  message: { zh: '试驾车当时尚未归还', en: 'The demo car had not been returned by then' },
  remedy: { zh: '先用 ReturnDemoCar 登记还车', en: 'Record its return first, with ReturnDemoCar' },
});
