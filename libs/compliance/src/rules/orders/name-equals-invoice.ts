import { converted } from '#opportunity';
import { hardRule } from '../../define-rule.ts';

/**
 * S42 客户名称（组织名称）需与购车发票名称一致. By the check taken at Convert: equal after NFKC, trim, collapsed spaces and folded brackets;
 * a missing name equals nothing.
 */
export const nameEqualsInvoice = hardRule({
  name: 'name-equals-invoice',
  seed: 'S42, A-14',
  parameters: {},
  on: [converted],
  judge: ({ data: { checks } }) => ({ kept: checks.nameEqualsInvoice }),
  message: {
    zh: '客户名称与购车发票名称不一致，或缺其一',
    en: 'The customer’s name is not that on the invoice, or one of them is missing',
  },
  remedy: {
    zh: '在 Convert 的 customerName 和 invoiceName 按发票填写',
    en: 'Give Convert customerName and invoiceName as the invoice has them',
  },
});
