import { created } from '#opportunity';
import { eventRule } from '../../define-rule.ts';

/** S7 电话…等信息必需准确. A number that has no valid form: Chinese mobile or landline, other countries by E.164. */
export const intakePhoneValid = eventRule({
  name: 'intake-phone-valid',
  kind: 'soft',
  seed: 'S7',
  parameters: {},
  on: [created],
  judge({ data: { checks } }) {
    return checks?.phoneValid === undefined ? undefined : { kept: checks.phoneValid };
  },
  message: { zh: '客户电话不是有效号码', en: "The customer's phone number is not a valid one" },
  remedy: { zh: '核对号码，用 CorrectEvent 更正', en: 'Check the number and correct it with CorrectEvent' },
});
