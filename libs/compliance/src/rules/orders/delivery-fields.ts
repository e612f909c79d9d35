import { converted } from '#opportunity';
import { hardRule } from '../../define-rule.ts';

/**
 * S41 客户名称、客户身份证号、客户联系电话/手机、省份、城市、联系人、联系人电话/手机、地址、底盘号、销售日期为必填项. All ten are there and not
 * blank, by the check taken at Convert; of an organisation the number is its social credit code, or an agent's ID.
 */
export const deliveryFields = hardRule({
  name: 'delivery-fields',
  seed: 'S41, A-16',
  parameters: {},
  on: [converted],
  judge: ({ data: { checks } }) => ({
    kept: checks.missing.length === 0,
    values: { filled: checks.filled, missing: checks.missing.join(', ') },
  }),
  message: {
    zh: '成交客户十项必填信息只有 {filled} 项，缺：{missing}',
    en: 'Only {filled} of the ten fields of a sale are filled; missing: {missing}',
  },
  remedy: { zh: '在 Convert 中补全：{missing}', en: 'Fill them in Convert: {missing}' },
});
