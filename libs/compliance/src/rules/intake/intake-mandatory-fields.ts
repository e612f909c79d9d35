import { created } from '#opportunity';
import { hardRule } from '../../define-rule.ts';

/**
 * S7 销售机会中客户的姓氏、电话、性别、信息来源、预购日期、市内小区等信息必需准确. Six of six are there and not blank, by the check taken
 * at intake.
 */
export const intakeMandatoryFields = hardRule({
  name: 'intake-mandatory-fields',
  seed: 'S7',
  parameters: {},
  on: [created],
  judge: ({ data: { checks } }) => ({
    kept: checks.missing.length === 0,
    values: { filled: checks.filled, missing: checks.missing.join(', ') },
  }),
  message: {
    zh: '留档六项只填了 {filled} 项，缺：{missing}',
    en: 'Only {filled} of the six fields of an intake are filled; missing: {missing}',
  },
  remedy: {
    zh: '在 CreateOpportunity 中补全：{missing}',
    en: 'Fill them in CreateOpportunity: {missing}',
  },
});
