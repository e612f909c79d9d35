import { Command } from 'commander';
import { accessCommands } from './commands/access.ts';
import { auditCommands } from './commands/audit.ts';
import { backtestCommand } from './commands/backtest.ts';
import { backupCommands } from './commands/backup.ts';
import { complianceCommands } from './commands/compliance.ts';
import { customerCommands } from './commands/customer.ts';
import { demoCommand } from './commands/demo.ts';
import { devEventStoreCommand } from './commands/dev-eventstore.ts';
import { doctorCommand } from './commands/doctor.ts';
import { eventsCommands } from './commands/events.ts';
import { exportCommands } from './commands/export.ts';
import { forecastCommand } from './commands/forecast.ts';
import { funnelCommands } from './commands/funnel.ts';
import { importCommands } from './commands/import.ts';
import { migrateCommand } from './commands/migrate.ts';
import { opportunityCommands } from './commands/opportunity.ts';
import { planCommands } from './commands/plan.ts';
import { privacyCommands } from './commands/privacy.ts';
import { projectCommand } from './commands/project.ts';
import { projectionsCommands } from './commands/projections.ts';
import { sendCommands } from './commands/send.ts';
import { serveCommand } from './commands/serve.ts';
import { simulateCommand } from './commands/simulate.ts';

/** The command line, as a tree of commands. */
export function dealtrail(): Command {
  const program = new Command('dealtrail')
    .description('Every decision on a sales opportunity, kept and answered for any instant / 销售机会的事件溯源引擎')
    // Whoever runs it says what was wrong, in one language.
    .configureOutput({ outputError: () => {} })
    // What stands after the name of a command is its own, also where it has commands below it.
    .enablePositionalOptions()
    .exitOverride();
  for (const add of [
    serveCommand,
    projectCommand,
    importCommands,
    simulateCommand,
    demoCommand,
    sendCommands,
    eventsCommands,
    opportunityCommands,
    customerCommands,
    funnelCommands,
    planCommands,
    forecastCommand,
    backtestCommand,
    complianceCommands,
    auditCommands,
    exportCommands,
    projectionsCommands,
    backupCommands,
    migrateCommand,
    doctorCommand,
    devEventStoreCommand,
    accessCommands,
    privacyCommands,
  ]) {
    add(program);
  }
  return program;
}
