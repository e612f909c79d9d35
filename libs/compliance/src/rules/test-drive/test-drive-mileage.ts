import { distance, type Kilometres } from '#kernel';
import { type Odometer, testDriveCompleted } from '#opportunity';
import { hardRule } from '../../define-rule.ts';

/** S28 重点在于试驾里程数的填写. It is given and, where the odometer was read at both ends, differs from it by at most `withinKm`. */
export const testDriveMileage = hardRule({
  name: 'test-drive-mileage',
  seed: 'S28',
  parameters: { withinKm: 0.1 },
  on: [testDriveCompleted],
  judge({ data: { mileageKm, odometer } }, { withinKm }) {
    const readKm = odometerKm(odometer);
    const values = { mileageKm: mileageKm ?? '—', readKm: readKm ?? '—' };
    if (mileageKm === undefined || readKm === undefined) return { kept: mileageKm !== undefined, values };
    return { kept: Math.abs(distance(readKm, mileageKm)) <= withinKm, values };
  },
  message: {
    zh: '试驾里程 {mileageKm} 公里，里程表为 {readKm} 公里，应一致（相差至多 {withinKm} 公里）',
    en: 'The mileage of the test drive, {mileageKm} km, must be given and agree with the odometer, {readKm} km, within {withinKm} km',
  },
  remedy: {
    zh: '在 CompleteTestDrive 的 mileageKm 填写实际里程',
    en: 'Give CompleteTestDrive as mileageKm what was driven',
  },
});

function odometerKm({ startKm, endKm }: Odometer = {}): Kilometres | undefined {
  return startKm === undefined || endKm === undefined ? undefined : (distance(startKm, endKm) as Kilometres);
}
