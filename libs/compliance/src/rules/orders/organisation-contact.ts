import { converted } from '#opportunity';
import { hardRule } from '../../define-rule.ts';

/**
 * S44 非个人购车客户必须填写联系人，不得填写单位名称, its hard half: an organisation has a contact person whose normalised name is not its
 * own, by the check taken at Convert.
 */
export const organisationContact = hardRule({
  name: 'organisation-contact',
  seed: 'S44, A-15',
  parameters: {},
  on: [converted],
  judge: ({ data: { customerType, checks } }) =>
    customerType === 'organisation' ? { kept: checks.contactDiffers === true } : undefined,
  message: {
    zh: '单位客户没有联系人，或联系人填成了单位名称',
    en: 'The organisation has no contact person, or its own name stands for one',
  },
  remedy: { zh: '在 Convert 的 contactName 填写联系人姓名', en: 'Give Convert the contact’s name as contactName' },
});
