import { type Command, InvalidArgumentError } from 'commander';
import { type LocalDate, parseLocalDate } from '#kernel';
import { type CommonOptions, withCommonOptions } from '../options.ts';
import { runSimulation, type SimulationPlan, showSimulation } from '../run-simulation.ts';

export function simulateCommand(program: Command): void {
  withCommonOptions(program.command('simulate'))
    .description('a dealership with known truth, into an empty data folder / 模拟门店')
    .option('--opportunities <n>', 'how many are created / 销售机会数量', wholeNumber, 2_000)
    .option('--seed <seed>', 'the same seed, the same dealership / 随机种子', '42')
    .option('--months <n>', 'how long / 月数', wholeNumber, 18)
    .option('--start <date>', 'first day / 第一天', localDay, '2025-05-01' as LocalDate)
    .option('--violations', 'break some rules of the house, and tell which / 夹带一些违规，并列出', false)
    .action(async (options: CommonOptions & SimulationPlan) =>
      showSimulation(await runSimulation(options, options), options),
    );
}

function wholeNumber(text: string): number {
  const n = Number(text);
  if (!Number.isSafeInteger(n) || n < 1) throw new InvalidArgumentError('a whole number from 1 on / 须为正整数');
  return n;
}

function localDay(text: string): LocalDate {
  const date = parseLocalDate(text);
  if (!date) throw new InvalidArgumentError('a date such as 2025-05-01 / 日期如 2025-05-01');
  return date;
}
