import type { Command } from 'commander';
import { askPlan, askPlanCell, type Engine, makePlan, type PlanQuestion } from '#engine';
import { DEFAULT_ZONE, instantOf, localDate } from '#kernel';
import { type AskedPlan, FIVE_STEP_CURRENCY, type PlanSetting } from '#planning';
import { invalid } from '../failure.ts';
import { type CommonOptions, withCommonOptions } from '../options.ts';
import { show } from '../output.ts';
import { logStands, withEngine, zoneFor, zoneOption } from '../session.ts';
import { answerOrCell, type ExplainOptions, withExplainOptions } from './funnel-cell.ts';
import { type FunnelOptions, scopeOf } from './funnel-options.ts';
import { renderPlan } from './plan-text.ts';
import { worksheetCommand } from './plan-worksheet.ts';

type PlanOptions = FunnelOptions &
  ExplainOptions &
  AskedPlan & { readonly actualIn?: string; readonly winQuantile?: string };

export function planCommands(program: Command): void {
  // What stands after `worksheet` is its own.
  const group = program.command('plan').enablePositionalOptions();
  withExplainOptions(withCommonOptions(group), 'actual.new')
    .description('from a target back to what each stage needs, and forward again / 由目标倒推，再正推')
    .option('--preset <preset>', 'figures to begin with: five-step / 预设：五步法')
    .option(
      '--target <amount>',
      'what is to be signed; of five-step by a person in a month / 签单目标（五步法：每人每月）',
    )
    .option('--average-value <amount>', 'of a deal / 客单价')
    .option('--currency <code>', 'default: of the preset, else of the log, else CNY / 货币')
    .option('--rate <stage=rate...>', 'each stage in order, a rate as 0.25 or 4/16 / 各阶段转化率，按顺序')
    .option('--confidence <p>', 'how sure the number of wins should be; default 0.9 / 把握')
    .option('--open <stage=n...>', 'what stands open already / 各阶段在手数')
    .option('--headcount <n>', 'how many people there are / 人数')
    .option('--capacity <n>', 'how many entries one of them can work / 每人可承接数')
    .option('--due <date>', 'by when it is to be won / 截止日')
    .option('--days-to-win <n>', 'from entry to win / 从进入到赢单的天数')
    .option(
      '--win-quantile <p>',
      'instead: the quantile of the time to win by the log, as 0.9 / 代之以日志曲线的赢单时间分位',
    )
    .option('--stage-model <id@version>', 'with --win-quantile: stage model / 阶段模型')
    .option('--person <id...>', 'among whom it is divided: id or id=weight / 分给谁：编号 或 编号=权重')
    .option('--period <period>', 'into whose months it is divided: 2027-Q1 / 分解到哪一期间的各月')
    .option('--collected <amount>', 'five-step: to be collected in a month / 五步法：每月回款')
    .option('--deals <n>', 'five-step: to be won in a month / 五步法：每月单数')
    .option('--new-per-month <n>', 'five-step: new opportunities in a month / 五步法：每月新增机会')
    .option('--months <n>', 'five-step: months of the reserve and of the qualification / 五步法：储备与鉴定的月数')
    .option('--per-terminal <n>', 'five-step: opportunities a terminal brings in a month / 五步法：每终端每月机会')
    .option('--reserve <n>', 'five-step: opportunities in reserve / 五步法：机会储备')
    .option('--terminals <n>', 'five-step: how many / 五步法：终端数')
    .option('--current-share <share>', 'five-step: of a day, for deals of the month / 五步法：每日用于当月成交的份额')
    .option('--on <date>', 'five-step: from when the qualification counts; default today / 五步法：鉴定起算日')
    .option('--actual <name=value...>', 'five-step: what happened, for the chain of rates / 五步法：实际数，用于四率链')
    .option(
      '--actual-in <month>',
      'five-step: take them from the log: 2026-05; --actual goes before / 五步法：自日志取某月的实际数',
    )
    .option('--where <dimension=value...>', 'with --actual-in: only these; repeat for several / 筛选')
    .option('--as-of <T>', 'with --actual-in: what was known then / 当时所知')
    .option('--effective <T>', 'with --actual-in: what was true then / 当时为真')
    .option('--literal', 'five-step: check the chain as an inequality / 五步法：按不等式检验四率链')
    .action(plan);
  worksheetCommand(group);
}

async function plan(options: PlanOptions): Promise<void> {
  const { json, data, eventStore, readStore, zone, lang, actor, ...named } = options;
  const { actualIn, winQuantile, where, asOf, effective, by, stageModel, explain, limit, after, ...asked } = named;
  const reading = { '--where': where, '--as-of': asOf, '--effective': effective, '--stage-model': stageModel };
  const [alone] = Object.entries(reading).flatMap(([name, value]) => (value === undefined ? [] : [name]));
  const isRead = actualIn !== undefined || winQuantile !== undefined;
  if (!isRead && alone !== undefined) {
    throw invalid(
      `${alone} 只与 --actual-in 或 --win-quantile 一起使用：请给出其一，或去掉。`,
      `${alone} belongs to --actual-in or --win-quantile: give one of them, or leave it out.`,
    );
  }
  const isExplained = explain !== undefined || limit !== undefined || after !== undefined;
  if (!isRead && !isExplained) return show(makePlan(asked, await settingOf(options)), options, renderPlan);
  const questionOf = (engine: Engine): PlanQuestion => {
    const { asOf: known, effectiveAt, filters } = scopeOf(options, engine);
    return { ...asked, actualIn, winQuantile, stageModel, asOf: known, effectiveAt, filters };
  };
  await answerOrCell(options, 'plan', questionOf, { whole: askPlan, cell: askPlanCell, render: renderPlan });
}

/** The day and the currency of the log; no log is needed to plan. */
async function settingOf(options: CommonOptions): Promise<PlanSetting> {
  if (logStands(options)) {
    return withEngine(options, undefined, async ({ store, clock }) => ({
      today: localDate(clock(), zoneFor(options, { store })),
      currency: store.header.currency,
    }));
  }
  return { today: localDate(instantOf(Date.now()), zoneOption(options) ?? DEFAULT_ZONE), currency: FIVE_STEP_CURRENCY };
}
