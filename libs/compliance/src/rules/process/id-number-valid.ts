import { converted, testDriveCompleted } from '#opportunity';
import { eventRule } from '../../define-rule.ts';
import type { Parameters } from '../../parameters.ts';

interface OfDocument {
  readonly checks: { readonly idNumberValid?: boolean };
}

/**
 * S29 试驾客户必须填写完整的客户信息，如身份证号. The number of a driver or a buyer: of a resident by its date and ISO 7064
 * MOD 11-2, of an organisation by GB 32100-2015. Numbers of other documents have no form to judge.
 */
export const idNumberValid = eventRule<Parameters, OfDocument>({
  name: 'id-number-valid',
  kind: 'soft',
  seed: 'S29',
  parameters: {},
  on: [testDriveCompleted, converted],
  judge({ data: { checks } }) {
    return checks?.idNumberValid === undefined ? undefined : { kept: checks.idNumberValid };
  },
  message: { zh: '证件号码未通过校验', en: 'The identity number does not check' },
  remedy: {
    zh: '核对证件，用 CorrectEvent 更正；其他证件请填 idType: other',
    en: 'Look at the document and correct the number with CorrectEvent; for other documents give idType: other',
  },
});
