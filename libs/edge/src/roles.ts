import type { Text } from '#kernel';

/** Who may act, with the names people call them by. */
export const roles = {
  front_desk: { zh: '前台业务人员', en: 'front desk' },
  sales_consultant: { zh: '销售顾问', en: 'sales consultant' },
  planner: { zh: '计划员', en: 'planner' },
  sales_manager: { zh: '销售经理', en: 'sales manager' },
  executive: { zh: '决策者', en: 'executive' },
  manufacturer: { zh: '厂家', en: 'manufacturer' },
  channel_partner: { zh: '渠道商', en: 'channel partner' },
  analyst: { zh: '分析人员', en: 'analyst' },
  auditor: { zh: '审计人员', en: 'auditor' },
  privacy_officer: { zh: '个人信息保护负责人', en: 'privacy officer' },
  operator: { zh: '运维', en: 'operator' },
  service: { zh: '后台服务', en: 'service' },
} as const satisfies Record<string, Text>;

export type Role = keyof typeof roles;

export const roleNames = Object.keys(roles) as readonly Role[];

export function isRole(text: unknown): text is Role {
  return typeof text === 'string' && Object.hasOwn(roles, text);
}
