import { type Command, InvalidArgumentError } from 'commander';
import { type LocalDate, parseLocalDate, type Zone } from '#kernel';
import { plantedCorpus, simulate } from '#simulation';
import { invalid } from '../failure.ts';
import { type CommonOptions, withCommonOptions } from '../options.ts';
import { type Playable, runSimulation, type SimulationPlan, showSimulation } from '../run-simulation.ts';

export function simulateCommand(program: Command): void {
  withCommonOptions(program.command('simulate'))
    .description('a dealership with known truth, into an empty data folder / 模拟门店')
    .option('--opportunities <n>', 'how many are created / 销售机会数量', wholeNumber, 2_000)
    .option('--seed <seed>', 'the same seed, the same dealership / 随机种子', '42')
    .option('--months <n>', 'how long / 月数', wholeNumber, 18)
    .option('--start <date>', 'first day / 第一天', localDay, '2025-05-01' as LocalDate)
    .option(
      '--violations',
      'under a rule set, break every rule of it, and tell where / 按规则集运行，每条规则都有违规，并逐条列出',
      false,
    )
    .action(async (options: CommonOptions & SimulationPlan & { readonly violations: boolean }) =>
      showSimulation(await runSimulation(options, (zone) => playable(options, zone)), options),
    );
}

/** @throws Failure (exit 2) where there is no room for what is to be broken */
function playable({ violations, ...plan }: SimulationPlan & { readonly violations: boolean }, zone: Zone): Playable {
  if (!violations) {
    const { commands, truth } = simulate({ ...plan, zone, violations });
    return { commands, truth: truth() };
  }
  try {
    return plantedCorpus({ ...plan, zone });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw invalid(
      `无法安排这样的违规语料：${error.message}。请改 --start 或 --months。`,
      `${error.message}. Give another --start or --months.`,
    );
  }
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
