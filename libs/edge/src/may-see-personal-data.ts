import type { Role } from './roles.ts';

/** Roles that work with people and therefore see who they are; to all others personal fields are masked. */
const WITH_PEOPLE: ReadonlySet<string> = new Set<Role>([
  'sales_consultant',
  'planner',
  'sales_manager',
  'executive',
  'auditor',
  'privacy_officer',
  'service',
]);

export function maySeePersonalData(role: string): boolean {
  return WITH_PEOPLE.has(role);
}
