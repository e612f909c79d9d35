import type { Command } from 'commander';
import { auditCompletenessCommand } from './audit-completeness.ts';
import { auditExplainCommand } from './audit-explain.ts';
import { auditLogCommand } from './audit-log.ts';
import { auditSampleCommand } from './audit-sample.ts';
import { auditSodCommand } from './audit-sod.ts';

export function auditCommands(program: Command): void {
  const group = program.command('audit').description('what an auditor asks / 审计');
  auditLogCommand(group);
  auditExplainCommand(group);
  auditSodCommand(group);
  auditSampleCommand(group);
  auditCompletenessCommand(group);
}
