import type { Command } from 'commander';
import { demandExport } from './export-demand.ts';
import { dserpExports } from './export-dserp.ts';

export function exportCommands(program: Command): void {
  const group = program.command('export').description('files for other systems / 导出');
  dserpExports(group);
  demandExport(group);
}
