import { type Refusal, refuse, type Text } from '#kernel';

/** Under which access refuses, beside the lifecycle and the rule sets. */
export const ACCESS = 'access@1';

/** Whether it was for want of a right that a command or question was refused: HTTP 403, exit 3. */
export function isAccessRefusal({ ruleVersion }: Refusal): boolean {
  return ruleVersion === ACCESS;
}

function refusal(rule: string, reason: Text, remedy: Text): Refusal {
  return { ...refuse(rule, reason, { remedy }), ruleVersion: ACCESS };
}

export function rightMissing(operation: string): Refusal {
  return refusal(
    'right-granted',
    { zh: `您的角色无权执行 ${operation}`, en: `None of your roles may do ${operation}` },
    {
      zh: '由有此权限的角色执行；后台服务须按名称授予',
      en: 'Have a role do it that may; a service is granted it by name',
    },
  );
}

export function roleNotHeld(): Refusal {
  return refusal(
    'role-held',
    { zh: '您没有所要求的角色', en: 'You do not have the role you ask to act in' },
    { zh: '改用自己的角色，或省略 Dealtrail-Actor', en: 'Name a role of your own, or leave Dealtrail-Actor out' },
  );
}

export function notAnother(): Refusal {
  return refusal(
    'acts-as-oneself',
    { zh: '不能以他人身份操作', en: 'Nobody acts under the id of another' },
    {
      zh: '省略 Dealtrail-Actor 中的编号；代他人操作须为后台服务，并用 Dealtrail-On-Behalf-Of',
      en: 'Leave the id out of Dealtrail-Actor; a service that acts for a person says so in Dealtrail-On-Behalf-Of',
    },
  );
}

export function notOwn(): Refusal {
  return refusal(
    'own-rows',
    { zh: '不属于您的数据范围', en: 'It does not belong to you' },
    {
      zh: '只能操作本人、本门店或本渠道商的数据；由归属者或其经理执行',
      en: 'You may touch what is yours, of your outlets or of your partner; have its owner or their manager do it',
    },
  );
}

export function unnamedScope(what: Text): Refusal {
  return refusal(
    'scope-known',
    { zh: `您的身份未注明${what.zh}`, en: `Your identity names no ${what.en}` },
    {
      zh: `请管理员在令牌或密钥中注明${what.zh}`,
      en: `Have your administrator name the ${what.en} in your token or key`,
    },
  );
}

export function ownOrder(evidence: readonly string[]): Refusal {
  return {
    ...refusal(
      'matcher-not-seller',
      { zh: '下单人不能为自己的订单匹配车辆', en: 'An order is not matched by the person who placed it' },
      { zh: '由另一位计划员匹配', en: 'Have another planner match it' },
    ),
    evidence,
  };
}

export function otherIssuer(own: string): Refusal {
  return refusal(
    'own-rule-sets',
    { zh: `您的角色只能发布 ${own} 的规则集`, en: `Your role publishes rule sets of the issuer ${own} only` },
    { zh: '由该发布方的角色发布', en: 'Have somebody publish it who stands for its issuer' },
  );
}
