import { testDriveCompleted } from '#opportunity';
import { hardRule } from '../../define-rule.ts';

/**
 * S29 试驾客户必须填写完整的客户信息，如身份证号、驾驶证号、客户姓名、联系电话等. All four are there and not blank, by the check taken when
 * the drive was completed.
 */
export const testDriveDriver = hardRule({
  name: 'test-drive-driver',
  seed: 'S29',
  parameters: {},
  on: [testDriveCompleted],
  judge: ({ data: { checks } }) => ({
    kept: checks.missing.length === 0,
    values: { missing: checks.missing.join(', ') },
  }),
  message: { zh: '试驾客户信息不完整，缺：{missing}', en: 'What must be known of the driver is missing: {missing}' },
  remedy: {
    zh: '在 CompleteTestDrive 的 driver 中补全：{missing}',
    en: 'Fill them in the driver of CompleteTestDrive: {missing}',
  },
});
