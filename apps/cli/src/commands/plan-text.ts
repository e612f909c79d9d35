import type { PlanAnswer } from '#engine';
import { type Language, type Money, minorUnits, negate } from '#kernel';
import { stageModels } from '#opportunity';
import { type Plan, WON } from '#planning';
import { incompleteLines } from '../incomplete.ts';
import { table } from '../output.ts';
import { confidenceText, expectedText, percentText } from './plan-figures.ts';
import { renderFiveStep } from './plan-five-step-text.ts';
import { grouped, readableAmount } from './readable-amount.ts';

/** A plan as a person reads it: what for, what it takes, and whatever else was asked. */
export function renderPlan(plan: PlanAnswer, lang: Language): string {
  const parts = [
    plan.fiveStep ? renderFiveStep(plan, plan.fiveStep, lang) : renderReverse(plan, lang),
    openText(plan, lang),
    resourcesText(plan, lang),
    allocationText(plan, lang),
    incompleteLines({ incomplete: plan.incomplete ?? [] }, lang).join('\n'),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function renderReverse(plan: Plan, lang: Language): string {
  const { target, averageValue, rates, required, forward, winRate } = plan;
  const zh = lang === 'zh';
  const heading = zh ? ['阶段', '转化率', '需要', '正推'] : ['stage', 'rate', 'needs', 'forward'];
  const rows = required.map(({ stage, count }, place) => [
    stageText(stage, lang),
    rates[place] ? rateText(rates[place]) : '',
    grouped(String(count)),
    expectedText(forward.reached[place]?.expected ?? 0),
  ]);
  return [
    zh
      ? `目标 ${amountText(target, lang)}，客单价 ${amountText(averageValue, lang)}，总转化率 ${percentText(winRate)}`
      : `target ${amountText(target, lang)}, a deal ${amountText(averageValue, lang)}, won ${percentText(winRate)} of what enters`,
    '',
    table([heading, ...rows]),
    '',
    forwardText(plan, lang),
    confidenceText(plan, lang),
  ].join('\n');
}

function forwardText({ forward }: Plan, lang: Language): string {
  const { entries, value, surplus } = forward;
  const [zh, en] = [
    `正推：进入 ${grouped(String(entries))} 个，预计 ${amountText(value, lang)}`,
    `forward: ${grouped(String(entries))} entries come to ${amountText(value, lang)}`,
  ];
  if (minorUnits(surplus) === 0n) return lang === 'zh' ? `${zh}，正好达到目标` : `${en}, exactly the target`;
  const isShort = minorUnits(surplus) < 0n;
  const by = amountText(isShort ? negate(surplus) : surplus, lang);
  return lang === 'zh'
    ? `${zh}，${isShort ? '不足' : '富余'} ${by}`
    : `${en}, ${by} ${isShort ? 'short of' : 'over'} the target`;
}

function openText({ open }: Plan, lang: Language): string {
  if (!open) return '';
  const zh = lang === 'zh';
  const heading = zh ? ['阶段', '在手', '尚需'] : ['stage', 'open', 'still needed'];
  const rows = open.additional.map(({ stage, count }, place) => [
    stageText(stage, lang),
    open.open[place] ? String(open.open[place].count) : '',
    grouped(String(count)),
  ]);
  const expected = `${expectedText(open.expectedDeals)}`;
  return [
    zh
      ? `在手商机预计赢 ${expected} 单、${amountText(open.expectedValue, lang)}；目标尚余 ${amountText(open.remaining, lang)}`
      : `expected of what is open: ${expected} won, ${amountText(open.expectedValue, lang)}; ${amountText(open.remaining, lang)} of the target remain`,
    '',
    table([heading, ...rows]),
  ].join('\n');
}

const TIME_UNSAID = {
  'nothing-won': { zh: '无赢单', en: 'nothing was won' },
  'too-few': { zh: '赢单过少', en: 'too few were won' },
} as const;

function resourcesText({ leadTime, capacity, timeToWin }: PlanAnswer, lang: Language): string {
  const zh = lang === 'zh';
  const lines: string[] = [];
  if (timeToWin) {
    const { quantile, days, won, entered, unsaid } = timeToWin;
    const why = unsaid ? TIME_UNSAID[unsaid][lang] : '';
    const share = percentText(quantile);
    lines.push(
      zh
        ? `赢单时间：${days === null ? `无从得知（${why}）` : `赢单者中 ${share} 在 ${days} 天内`}；日志中 ${entered} 个进入，${won} 个赢单`
        : `time to win: ${days === null ? `not known (${why})` : `${share} of those won are within ${days} days`}; of ${entered} that entered in the log ${won} were won`,
    );
  }
  if (leadTime) {
    const { due, daysToWin, enterBy, entries, isPast } = leadTime;
    lines.push(
      zh
        ? `提前期：${due} 前赢单，从进入到赢单 ${daysToWin} 天，${entries} 个须于 ${enterBy} 前进入${isPast ? '（已过）' : ''}`
        : `lead time: to be won by ${due}, ${daysToWin} days after they enter: all ${entries} by ${enterBy}${isPast ? ' (that has passed)' : ''}`,
    );
  }
  if (capacity) {
    const { headcount, each, total, needed, spare } = capacity;
    lines.push(
      zh
        ? `承接能力：${headcount} 人 × ${each} = ${total}，需 ${needed}，${spare < 0 ? `缺 ${-spare}` : `余 ${spare}`}`
        : `capacity: ${headcount} people × ${each} = ${total}, needed ${needed}: ${spare < 0 ? `${-spare} too few` : `${spare} to spare`}`,
    );
  }
  return lines.join('\n');
}

function allocationText({ allocation }: Plan, lang: Language): string {
  if (!allocation) return '';
  const { nodes, value, entries, period } = allocation;
  const zh = lang === 'zh';
  const heading = zh ? ['员工', '月份', '目标', '进入数'] : ['person', 'month', 'target', 'entries'];
  const rows = nodes.map((node) => [
    node.person,
    node.period,
    `${node.value.amount} ${node.value.currency}`,
    String(node.entries),
  ]);
  const whole = ['Σ', period, `${value.amount} ${value.currency}`, String(entries)];
  return table([heading, ...rows, whole]);
}

const amountText = (amount: Money, lang: Language) => readableAmount(amount, lang);

function rateText({ rate, written }: Plan['rates'][number]): string {
  return written.includes('/') ? `${percentText(rate)} (${written})` : percentText(rate);
}

/** What a stage is called in any stage model that has it. */
export function stageText(stage: string, lang: Language): string {
  if (stage === WON) return lang === 'zh' ? '赢单' : 'won';
  return stageModels.flatMap(({ stages }) => stages).find(({ id }) => id === stage)?.label[lang] ?? stage;
}
