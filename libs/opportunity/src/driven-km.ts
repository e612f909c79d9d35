import { distance } from '#kernel';
import type { TestDriveCompleted } from './events/index.ts';

/** How far a test drive went, in km: by the odometer where both readings exist, else by the mileage given. */
export function drivenKm({ odometer, mileageKm }: Pick<TestDriveCompleted, 'odometer' | 'mileageKm'>) {
  const { startKm, endKm } = odometer ?? {};
  return startKm === undefined || endKm === undefined ? mileageKm : distance(startKm, endKm);
}
