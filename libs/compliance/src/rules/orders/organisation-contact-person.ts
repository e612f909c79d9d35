import { converted } from '#opportunity';
import { eventRule } from '../../define-rule.ts';

/**
 * S44 非个人购车客户必须填写联系人，不得填写单位名称. A contact whose name has 公司, 有限, 集团, 厂, 店 or 局 in it reads like
 * another organisation's. The rule's other half refuses a contact of the organisation's own name.
 */
export const organisationContactPerson = eventRule({
  name: 'organisation-contact',
  kind: 'soft',
  seed: 'S44, A-15',
  parameters: {},
  on: [converted],
  judge({ data: { customerType, checks } }) {
    if (customerType !== 'organisation' || checks?.contactReadsAsOrganisation === undefined) return undefined;
    return { kept: !checks.contactReadsAsOrganisation };
  },
  message: { zh: '联系人像是单位名称', en: "The contact's name reads like an organisation's" },
  remedy: { zh: '用 CorrectEvent 填写联系人姓名', en: 'Give the name of a person with CorrectEvent' },
});
