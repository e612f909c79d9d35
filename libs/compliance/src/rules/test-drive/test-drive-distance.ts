import { drivenKm, testDriveCompleted } from '#opportunity';
import { eventRule } from '../../define-rule.ts';

/**
 * S27 试驾里程数每次应大于5公里. Strictly more: a drive of 5.0 km is a violation, and does not count for
 * `delivered-needs-test-drive`.
 */
export const testDriveDistance = eventRule({
  name: 'test-drive-distance',
  kind: 'soft',
  seed: 'S27',
  parameters: { moreThanKm: 5 },
  on: [testDriveCompleted],
  judge({ data }, { moreThanKm }) {
    const km = drivenKm(data);
    return km === undefined ? undefined : { kept: km > moreThanKm, values: { km } };
  },
  message: {
    zh: '试驾里程 {km} 公里，应大于 {moreThanKm} 公里',
    en: 'The test drive covered {km} km; it must cover more than {moreThanKm} km',
  },
  remedy: { zh: '安排补充试驾', en: 'Arrange another test drive' },
});
